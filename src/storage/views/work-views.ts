/** The work queue: one look at the small table of what is under way, and at marks on what is over, by their index. */
import type { Pool } from 'pg';
import { rankOfNotes, rankOfUnknown, workKindNames, workMarks, workStates } from '../../domain/work-queue.js';
import { nobody } from '../../engine/desk/lists.js';
import type { Page, Side } from '../../engine/model/actor.js';
import type { StoredWork, WorkFacets, WorkFilter } from '../../engine/model/work.js';
import { isRowId } from '../row-id.js';
import type { Add } from './list-roads.js';
import { pageOf } from './page.js';
import { ofOwners, values } from './request-conditions.js';
import { lineColumns, lineOf } from './request-views.js';

/** By kind, the oldest request of a kind first. */
export async function listWork(pool: Pick<Pool, 'query'>, filter: WorkFilter): Promise<Page<StoredWork>> {
  const { all, add } = values();
  const [, rank, id] = /^(\d{1,2})-(\d{1,19})$/.exec(filter.after ?? '') ?? [];
  const conditions = [
    'q.rank is not null',
    ...(filter.kind ? [`q.rank = ${add(workKindNames.indexOf(filter.kind))}`] : []),
    ...(rank && id && isRowId(id) ? [`(q.rank, q.id) > (${add(Number(rank))}::int, ${add(id)}::bigint)`] : []),
  ];
  const result = await pool.query(
    `with page as (
        select q.id, q.rank from (${queueOf(filter, add)} ${filter.kind ? '' : once}) q where ${conditions.join(' and ')}
        order by q.rank, q.id limit ${add(filter.limit + 1)})
      select p.rank, ${lineColumns}, c.title, c.author, coalesce(m.marks, '[]') as marks
      from page p join request r on r.id = p.id join citation c on c.request_id = r.id
      left join lateral (
        select jsonb_agg(jsonb_build_object('reason', a.reason, 'says', a.says, 'at', a.opened_at) order by a.id) as marks
        from attention a where a.request_id = r.id and a.closed_at is null) m on true
      order by p.rank, r.id`,
    all,
  );
  const stored = result.rows.map(
    ({ rank: at, marks, ...row }): StoredWork => ({
      rank: at,
      marks: marks.map((mark: StoredWork['marks'][number]) => ({ ...mark, at: new Date(mark.at).toISOString() })),
      request: lineOf(row),
    }),
  );
  return pageOf(stored, filter.limit, (line) => `${line.rank}-${line.request.id}`);
}

export async function countWork(
  pool: Pick<Pool, 'query'>,
  facets: WorkFacets = {},
): Promise<{ rank: number; side: Side; count: number }[]> {
  const { all, add } = values();
  const result = await pool.query(
    `select q.rank, q.side, count(*)::int as count from (${queueOf(facets, add)} ${once}) q where q.rank is not null group by q.rank, q.side`,
    all,
  );
  return result.rows;
}

/** Ranks are then found once for each row: the planner takes nothing out of what has an offset. */
const once = 'offset 0';

/** A row for each request that may be work; its rank is null when it is not. */
function queueOf({ side, assignedTo, notes, owners }: WorkFacets, add: Add): string {
  const whoseLibrary = ofOwners(owners ? { owners } : {}, add);
  const task = assignedTo === undefined ? undefined : assignedTo === nobody ? null : add(assignedTo);
  const [sideIs, taskIs] = [side && add(side), task === null ? 'is null' : task && `= ${task}`];
  const whose = `(select a.assigned_to from assignment a where a.request_id = r.id)`;
  const open = [
    ...whoseLibrary,
    ...(sideIs ? [`r.side = ${sideIs}`] : []),
    ...(taskIs ? [`r.assigned_to ${taskIs}`] : []),
    ...(notes === undefined ? [] : [`r.active_notes ${notes ? '>' : '='} 0`]),
  ];
  const noted = 'exists (select from note n where n.request_id = r.id and n.active and n.dismissed_at is null)';
  const over = [
    ...whoseLibrary,
    ...(sideIs ? [`r.side = ${sideIs}`] : []),
    ...(taskIs ? [`${whose} ${taskIs}`] : []),
    ...(notes === undefined ? [] : [notes ? noted : `not ${noted}`]),
  ];
  return `select r.request_id as id, r.side, least(${rankOfState}, case when r.active_notes > 0 then ${rankOfNotes} end,
      case when r.marks <> '{}' then (select min(${rankOfMark}) from unnest(r.marks) as a (reason)) end) as rank
    from open_request r ${open.length > 0 ? `where ${open.join(' and ')}` : ''}
    union all
    select r.id, r.side, (select min(${rankOfMark}) from attention a where a.request_id = r.id and a.closed_at is null)
    from request r where ${['r.closed_marked', ...over].join(' and ')}`;
}

/** The rows of the domain, written out. */
const rankOfState = `case r.side ${(['borrowing', 'lending'] as const)
  .map((side) => {
    const ranks = workStates.filter((each) => each.side === side);
    return `when '${side}' then case r.state ${ranks.map(({ state, rank }) => `when '${state}' then ${rank}`).join(' ')} end`;
  })
  .join(' ')} end`;
const rankOfMark = `case a.reason ${workMarks.map(({ reason, rank }) => `when '${reason}' then ${rank}`).join(' ')}
  else ${rankOfUnknown} end`;
