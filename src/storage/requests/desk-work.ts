/** Assignments, notes put aside and lines of the rota that staff take out, written in the transaction of their step. */

import type { Pool, PoolClient } from 'pg';
import type { AssignmentView, NoteView } from '../../contract/desk-operations.js';
import type { StepName } from '../../domain/tables/undoing.js';
import type { BesideRequest, DeskWork } from '../../engine/model/desk-views.js';
import type { LettersOfRequest } from '../../engine/model/requests.js';
import { type JsonLine, withTimes } from '../database/json-times.js';
import { onlyRow } from '../database/only-row.js';
import { isRowId } from '../database/row-id.js';
import { orUndefined } from '../loans/rows.js';
import { type InHandRow, inHandColumns, inHandOf } from '../local-records/lending/selects.js';
import { recordView } from '../local-records/records-context.js';
import { type AttentionLine, attentionColumn, attentionOf } from '../views/attention.js';

/** Puts an active note aside, with the open mark that shows the same words. */
export async function dismissNote(client: PoolClient, requestId: string, noteId: string, by: string): Promise<boolean> {
  if (!isRowId(requestId) || !isRowId(noteId)) return false;
  const put = await client.query<{ count: number }>({
    name: 'dismiss-note',
    text: `with put as (update note set dismissed_at = now(), dismissed_by = $3
        where id = $2 and request_id = $1 and active and dismissed_at is null returning text),
      closed as (update attention set closed_at = now(), closed_by = $3
        where request_id = $1 and closed_at is null and reason = 'message' and facts ->> 'note' in (select text from put) returning id),
      counted as (update request set attention_count = attention_count - (select count(*) from closed)
        where id = $1 and exists (select 1 from closed) returning id, side, version, state, attention_count),
      told as (insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select id, side, version, state, attention_count, 'note.dismissed', $3 from counted)
      select count(*)::int as count from put`,
    values: [requestId, noteId, by],
  });
  return onlyRow(put).count === 1;
}

/** The marks that a step closed are open again: they were closed at the moment that the history gives for it. */
export async function reopenAttention(
  client: PoolClient,
  requestId: string,
  { action, version }: StepName,
  reasons: readonly string[],
): Promise<number> {
  const opened = await client.query<{ count: number }>({
    name: 'reopen-attention',
    text: `with opened as (update attention set closed_at = null, closed_by = null
        where request_id = $1 and reason = any($4) and closed_at = (select max(at) from history
          where request_id = $1 and event = $2 and (facts ->> 'step')::int = $3) returning id),
      counted as (
        update request set attention_count = attention_count + (select count(*) from opened)
        where id = $1 and exists (select from opened))
      select count(*)::int as count from opened`,
    values: [requestId, action, version, reasons],
  });
  return onlyRow(opened).count;
}

/** Puts an open mark aside, with the active note that says the same words. */
export async function closeAttention(
  client: PoolClient,
  requestId: string,
  attentionId: string,
  by: string,
): Promise<boolean> {
  if (!isRowId(requestId) || !isRowId(attentionId)) return false;
  const closed = await client.query({
    name: 'close-attention',
    text: `with closed as (update attention set closed_at = now(), closed_by = $3
        where id = $2 and request_id = $1 and closed_at is null returning request_id),
      counted as (
        update request set attention_count = attention_count - 1, updated_at = now() where id in (select request_id from closed)
        returning id, side, version, state, attention_count)
      insert into request_change (request_id, side, version, state, attention_count, event, actor)
      select id, side, version, state, attention_count, 'attention.dismissed', $3 from counted`,
    values: [requestId, attentionId, by],
  });
  if (closed.rowCount !== 1) return false;
  await client.query({
    name: 'dismiss-note-of',
    text: `update note set dismissed_at = now(), dismissed_by = $3
      where request_id = $1 and active and dismissed_at is null
        and text = (select facts ->> 'note' from attention where id = $2 and request_id = $1 and reason = 'message')`,
    values: [requestId, attentionId, by],
  });
  return true;
}

export async function saveAssignment(
  client: PoolClient,
  requestId: string,
  assignment: { assignedTo: string; note?: string; assignedBy: string } | undefined,
): Promise<void> {
  if (!assignment)
    await client.query({ name: 'unassign', text: `delete from assignment where request_id = $1`, values: [requestId] });
  else
    await client.query({
      name: 'assign',
      text: `insert into assignment (request_id, assigned_to, note, assigned_by) values ($1, $2, $3, $4)
        on conflict (request_id) do update set assigned_to = excluded.assigned_to, note = excluded.note,
          assigned_by = excluded.assigned_by, assigned_at = now()`,
      values: [requestId, assignment.assignedTo, assignment.note ?? null, assignment.assignedBy],
    });
}

export async function readAssignment(
  client: Pick<PoolClient, 'query'>,
  requestId: string,
): Promise<AssignmentView | undefined> {
  const { rows } = await client.query<{
    assignedTo: string;
    name: string;
    note: string | null;
    assignedBy: string;
    assignedAt: Date;
  }>({
    name: 'read-assignment',
    text: `select assigned_to as "assignedTo", (select s.name from staff s where s.code = assigned_to) as name, note,
        assigned_by as "assignedBy", assigned_at as "assignedAt" from assignment where request_id = $1`,
    values: [requestId],
  });
  return rows[0] && recordView<AssignmentView>(rows[0]);
}

/** Lines that nobody was asked on: no message refers to them. */
export async function removeLines(client: PoolClient, requestId: string, positions: readonly number[]): Promise<void> {
  await client.query({
    name: 'remove-lines',
    text: `delete from conversation where request_id = $1 and position = any($2) and state = 'listed'
      and requesting_agency_request_id is null`,
    values: [requestId, [...positions]],
  });
}

/** What `deskWorkColumns` give. */
interface DeskWorkRow {
  assignment: JsonLine<AssignmentView> | null;
  notes: JsonLine<NoteView>[];
  letters: LettersOfRequest;
  patronDue: Date | null;
  dueWhenLent: Date | null;
}

interface BesideRow extends DeskWorkRow {
  attention: AttentionLine[];
}

/** What desks added to the request `$1`, as columns. */
const deskWorkColumns = `(select to_jsonb(x) from (select assigned_to as "assignedTo", (select s.name from staff s where s.code = assigned_to) as name,
          note, assigned_by as "assignedBy", assigned_at as "assignedAt" from assignment where request_id = $1) x) as assignment,
        (select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (select id::text as id, text, active, author_kind as "authorKind", author,
          partner_code as partner, created_at as "createdAt", dismissed_at as "dismissedAt", dismissed_by as "dismissedBy"
          from note where request_id = $1 order by (active and dismissed_at is null) desc, note.id desc limit 500) x) as notes,
        (select jsonb_build_object('waiting', count(*) filter (where status = 'waiting'),
          'slipPrinted', coalesce(bool_or(kind = 'slip' and status = 'printed'), false)) from letter where request_id = $1) as letters,
        (select min(due_at) from patron_loan where request_id = $1 and status = 'out') as "patronDue",
        (select min(due_at) from temporary_item where request_id = $1 and removed_at is null) as "dueWhenLent"`;

/** What desks added to a request: whose task it is and its notes, active ones first, then the newest. */
export async function readDeskWork(pool: Pool, requestId: string): Promise<DeskWork> {
  if (!isRowId(requestId)) return { notes: [] };
  const answer = await pool.query<DeskWorkRow>({
    name: 'desk-work',
    text: `select ${deskWorkColumns}`,
    values: [requestId],
  });
  return deskWorkOf(onlyRow(answer));
}

/** The same with open marks and, of a lending request, its items: all that a view shows besides the request itself. */
export async function readBeside(
  pool: Pool,
  { id, side }: { id: string; side: 'borrowing' | 'lending' },
): Promise<BesideRequest> {
  if (!isRowId(id)) return { notes: [], attention: [] };
  const values = [id];
  if (side === 'borrowing') {
    const text = `select ${besideColumns}`;
    return besideOf(onlyRow(await pool.query<BesideRow>({ name: 'beside-borrowing', text, values })));
  }
  const text = `select ${besideColumns}, ${inHandColumns}`;
  const row = onlyRow(await pool.query<BesideRow & InHandRow>({ name: 'beside-lending', text, values }));
  return { ...besideOf(row), inHand: inHandOf(row) };
}

/** All that is shown besides the request `$1` but its items, as columns. */
const besideColumns = `${deskWorkColumns}, ${attentionColumn}`;

const besideOf = ({ attention, ...row }: BesideRow): BesideRequest => ({
  ...deskWorkOf(row),
  attention: attentionOf(attention),
});

/** What these columns gave. */
const deskWorkOf = ({ letters, patronDue, dueWhenLent, assignment, notes }: DeskWorkRow): DeskWork => ({
  letters,
  patronDue: orUndefined(patronDue),
  dueWhenLent: orUndefined(dueWhenLent),
  assignment: assignment ? recordView<AssignmentView>(withTimes(assignment)) : undefined,
  notes: notes.map((note) => recordView<NoteView>(withTimes(note))),
});
