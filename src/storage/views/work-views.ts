/** The work queue from the states in which it is our turn and from open marks, each by its index. */
import type { Pool } from 'pg';
import { rankOfUnknown, workKindNames, workMarks, workStates } from '../../domain/work-queue.js';
import type { Page, Side } from '../../engine/ports.js';
import type { StoredWork, WorkFilter } from '../../engine/work.js';
import { isRowId } from '../row-id.js';
import { pageOf } from './page.js';
import { lineColumns, lineOf } from './request-views.js';

/** By kind, the oldest request of a kind first. */
export async function listWork(pool: Pick<Pool, 'query'>, filter: WorkFilter): Promise<Page<StoredWork>> {
  const [, rank, id] = /^(\d{1,2})-(\d{1,19})$/.exec(filter.after ?? '') ?? [];
  const place = rank && id && isRowId(id) ? { rank: Number(rank), id } : undefined;
  const result = await pool.query({
    name: 'work-queue',
    text: `${queue}, page as (
        select q.id, q.rank from queue q
        where ($1::int is null or q.rank = $1) and ($2::text is null or q.side = $2)
          and ($3::int is null or (q.rank, q.id) > ($3, $4::bigint))
        order by q.rank, q.id limit $5)
      select p.rank, ${lineColumns}, c.title, c.author, coalesce(m.marks, '[]') as marks
      from page p join request r on r.id = p.id join citation c on c.request_id = r.id
      left join lateral (
        select jsonb_agg(jsonb_build_object('reason', a.reason, 'text', a.text, 'at', a.opened_at) order by a.id) as marks
        from attention a where a.request_id = r.id and a.closed_at is null) m on true
      order by p.rank, r.id`,
    values: [
      filter.kind ? workKindNames.indexOf(filter.kind) : null,
      filter.side ?? null,
      place?.rank ?? null,
      place?.id ?? null,
      filter.limit + 1,
    ],
  });
  const stored = result.rows.map(
    ({ rank: at, marks, ...row }): StoredWork => ({
      rank: at,
      marks: marks.map((mark: StoredWork['marks'][number]) => ({ ...mark, at: new Date(mark.at).toISOString() })),
      request: lineOf(row),
    }),
  );
  return pageOf(stored, filter.limit, (line) => `${line.rank}-${line.request.id}`);
}

export async function countWork(pool: Pick<Pool, 'query'>): Promise<{ rank: number; side: Side; count: number }[]> {
  const result = await pool.query({
    name: 'work-counts',
    text: `${queue} select q.rank, q.side, count(*)::int as count from queue q group by q.rank, q.side`,
  });
  return result.rows;
}

/** The rows of the domain, written out: the planner then knows how many requests each state has. */
const statesOf = (side: Side) =>
  workStates
    .filter((each) => each.side === side)
    .map(({ state }) => `'${state}'`)
    .join(', ');
const rankOfState = `case r.side ${(['borrowing', 'lending'] as const)
  .map((side) => {
    const ranks = workStates.filter((each) => each.side === side);
    return `when '${side}' then case r.state ${ranks.map(({ state, rank }) => `when '${state}' then ${rank}`).join(' ')} end`;
  })
  .join(' ')} end`;
const rankOfMark = `case a.reason ${workMarks.map(({ reason, rank }) => `when '${reason}' then ${rank}`).join(' ')}
  else ${rankOfUnknown} end`;

const queue = `with standing as (
    select r.id, r.side, ${rankOfState} as rank from request r
    where (r.side = 'borrowing' and r.state in (${statesOf('borrowing')}))
      or (r.side = 'lending' and r.state in (${statesOf('lending')}))),
  marked as (
    select r.id, r.side, ${rankOfMark} as rank from request r join attention a on a.request_id = r.id and a.closed_at is null
    where r.attention_count > 0 and r.side in ('borrowing', 'lending')),
  queue as (
    select x.id, x.side, min(x.rank) as rank from (select * from standing union all select * from marked) x
    group by x.id, x.side)`;
