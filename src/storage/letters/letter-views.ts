import type { LetterView } from '../../contract/letter-schemas.js';
import { factLabel, isLetterCode, type LetterCode, letterName, letterRow } from '../../domain/letters/letters.js';
import type { Page } from '../../engine/model/actor.js';
import type { LetterFilter } from '../../engine/model/local/letters.js';
import { say } from '../../words/index.js';
import { isRowId } from '../database/row-id.js';
import { type RecordsContext, recordView } from '../local-records/records-context.js';
import { requestNamed } from '../mail/mail-log.js';
import { pageOf } from '../views/page.js';
import { ofOwnedRequests } from '../views/request-conditions.js';

type LetterRow = {
  id: string;
  code: string;
  kind: string;
  audience: string;
  status: string;
  language: string;
  request: string;
  externalId: string;
  history: string;
  patron: string | null;
  partner: string | null;
  library: string | null;
  staff: string | null;
  facts: unknown;
  content: unknown;
  createdAt: Date;
  createdBy: string;
  doneAt: Date | null;
  doneBy: string | null;
  mail: unknown;
};

const columns = `l.id::text, l.code, l.kind, l.audience, l.status, l.language, l.request_id::text as request,
  r.external_id as "externalId", l.history_id::text as history, l.patron_id as patron, l.partner_code as partner, l.library_code as library, l.staff,
  l.facts, l.content, l.created_at as "createdAt", l.created_by as "createdBy", l.done_at as "doneAt", l.done_by as "doneBy",
  case when m.id is not null then jsonb_strip_nulls(jsonb_build_object('status', m.status, 'to', m.recipient,
    'at', to_char(coalesce(m.done_at, m.next_try_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), 'answer', m.answer)) end as mail`;
const from = `from letter l left join request r on r.id = l.request_id left join mail m on m.letter_id = l.id`;

/** Each shape of filter has its index: by request, or by status alone, with the kind, with the code, or with the library. */
export async function listLetters({ client }: RecordsContext, filter: LetterFilter): Promise<Page<LetterView>> {
  const { request, kind, code, library, owners, after, limit } = filter;
  const status = filter.status ?? (request === undefined ? 'waiting' : undefined);
  if (after !== undefined && !isRowId(after)) return { items: [] };
  const oldestFirst = status === 'waiting';
  const values: unknown[] = [];
  const wheres = Object.entries({ status, kind, code }).flatMap(([column, value]) =>
    value === undefined ? [] : [`l.${column} = $${values.push(value)}`],
  );
  if (request !== undefined)
    wheres.push(`l.request_id = (${requestNamed(request, (value) => `$${values.push(value)}`)})`);
  if (library !== undefined) wheres.push(`(l.library_code is null or l.library_code = $${values.push(library)})`);
  wheres.push(...seenBy(owners, values));
  if (filter.toPrint) wheres.push(`(m.id is null or m.status not in ('waiting', 'sending'))`);
  if (after !== undefined) wheres.push(`l.id ${oldestFirst ? '>' : '<'} $${values.push(after)}`);
  const { rows } = await client.query<LetterRow>(
    `select ${columns} ${from}
     where ${wheres.join(' and ')} order by l.id ${oldestFirst ? 'asc' : 'desc'} limit $${values.push(limit + 1)}`,
    values,
  );
  return pageOf(rows.map(letterView), limit, ({ id }) => id);
}

/** A branch prints what its patrons pick up there, though another library asked for it. */
function seenBy(owners: readonly string[] | undefined, values: unknown[]): string[] {
  const [owned] = ofOwnedRequests('l.request_id', owners, (value) => `$${values.push(value)}`);
  return owned ? [`(${owned} or l.library_code = any($${values.push(owners)}))`] : [];
}

export async function readLetter(
  { client }: RecordsContext,
  id: string,
  lock = false,
): Promise<LetterView | undefined> {
  if (!isRowId(id)) return undefined;
  const { rows } = await client.query<LetterRow>(
    `select ${columns} ${from} where l.id = $1
     ${lock ? 'for update of l' : ''}`,
    [id],
  );
  return rows[0] && letterView(rows[0]);
}

export async function readLetters(
  { client }: RecordsContext,
  ids: readonly string[],
  owners?: readonly string[],
): Promise<LetterView[]> {
  const values: unknown[] = [ids.filter(isRowId)];
  const wheres = ['l.id = any($1::bigint[])', ...seenBy(owners, values)];
  const { rows } = await client.query<LetterRow>(
    `select ${columns} ${from}
     where ${wheres.join(' and ')} order by l.id`,
    values,
  );
  return rows.map(letterView);
}

export async function waitingLetters(
  { client }: RecordsContext,
  requests: readonly string[],
  code: LetterCode,
): Promise<LetterView[]> {
  const { rows } = await client.query<LetterRow>(
    `select ${columns} ${from}
     where l.request_id = any($1::bigint[]) and l.code = $2 and l.status = 'waiting' order by l.id`,
    [requests.filter(isRowId), code],
  );
  return rows.map(letterView);
}

function letterView(row: Record<string, unknown>): LetterView {
  const view = recordView<LetterView>(row);
  const name = letterName(view.code);
  const facts = isLetterCode(view.code) ? letterRow(view.code).facts : [];
  const labels = facts.map((fact) => [fact, say(factLabel(view.code, fact), view.language)]);
  return { ...view, name, heading: say(name, view.language), labels: Object.fromEntries(labels) };
}
