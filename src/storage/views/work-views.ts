/** The work queue: what is under way from the image in memory, and marks on what is over, by their index. */
import type { Pool } from 'pg';
import { rankOfUnknown, workKindNames, workMarks } from '../../domain/lists/work-queue.js';
import { nobody } from '../../engine/desk/lists.js';
import type { Page } from '../../engine/model/actor.js';
import type { StoredWork, WorkFacets, WorkFilter } from '../../engine/model/work.js';
import { isRowId } from '../database/row-id.js';
import type { Add } from './list-roads.js';
import type { OpenImage } from './open/image.js';
import { urgencyOfClosed } from './open/orders.js';
import { countOpenWork, openWork, type RankedWork, type WorkNumber } from './open/work.js';
import { pageOf } from './page.js';
import { ofOwners, values } from './request-conditions.js';
import { type LineRow, lineColumns, lineOf } from './request-views.js';

type Client = Pick<Pool, 'query'>;

/** The most urgent first, as `domain/lists/urgency.ts` has it. */
export async function listWork(pool: Client, image: OpenImage, filter: WorkFilter): Promise<Page<StoredWork>> {
  const { kind, limit } = filter;
  const [, said, id] = /^(\d{1,16})-(\d{1,19})$/.exec(filter.after ?? '') ?? [];
  const after = said && id && isRowId(id) ? { after: { urgency: Number(said), id } } : {};
  const rank = kind === undefined ? {} : { rank: workKindNames.indexOf(kind) };
  const wished = { ...rank, ...after, limit: limit + 1 };
  const [open, over] = await Promise.all([
    image.look((rows, now) => openWork(rows, now, { facets: filter, ...wished })),
    workOnClosed(pool, filter, wished),
  ]);
  // One that is closed in this moment may be in both.
  const underWay = new Set(open.map((each) => each.id));
  const ranked = [...open, ...over.filter((each) => !underWay.has(each.id))]
    .sort((one, other) => one.urgency - other.urgency || Number(one.id) - Number(other.id))
    .slice(0, limit + 1);
  const places = new Map(ranked.map((each) => [each.id, each.urgency]));
  return pageOf(await linesOf(pool, ranked), limit, ({ request }) => `${places.get(request.id)}-${request.id}`);
}

async function linesOf(pool: Client, ranked: readonly RankedWork[]): Promise<StoredWork[]> {
  if (ranked.length === 0) return [];
  const { rows } = await pool.query<LineRow & Pick<StoredWork, 'rank' | 'marks'>>({
    name: 'work-lines',
    text: `select p.rank, ${lineColumns}, c.title, c.author, coalesce(m.marks, '[]') as marks
      from unnest($1::bigint[], $2::int[]) with ordinality as p (id, rank, place)
        join request r on r.id = p.id join citation c on c.request_id = r.id
      left join lateral (
        select jsonb_agg(jsonb_build_object('reason', a.reason, 'says', a.says, 'at', a.opened_at) order by a.id) as marks
        from attention a where a.request_id = r.id and a.closed_at is null) m on true
      order by p.place`,
    values: [ranked.map(({ id }) => id), ranked.map(({ rank }) => rank)],
  });
  return rows.map(
    ({ rank, marks, ...row }): StoredWork => ({
      rank,
      marks: marks.map((mark: StoredWork['marks'][number]) => ({ ...mark, at: new Date(mark.at).toISOString() })),
      request: lineOf(row),
    }),
  );
}

export async function countWork(pool: Client, image: OpenImage, facets: WorkFacets = {}): Promise<WorkNumber[]> {
  const { all, add } = values();
  const [open, over] = await Promise.all([
    image.look((rows, now) => countOpenWork(rows, now, facets)),
    pool.query<WorkNumber>(
      `select q.rank, q.side, count(*)::int as count from (${closedQueue(facets, add)}) q where q.rank is not null group by q.rank, q.side`,
      all,
    ),
  ]);
  const sums = new Map(open.map((each) => [`${each.rank} ${each.side}`, each]));
  for (const { rank, side, count } of over.rows) {
    const key = `${rank} ${side}`;
    sums.set(key, { rank, side, count: count + (sums.get(key)?.count ?? 0) });
  }
  return [...sums.values()];
}

async function workOnClosed(
  pool: Client,
  facets: WorkFacets,
  { rank, after, limit }: { rank?: number; after?: Omit<RankedWork, 'rank'>; limit: number },
): Promise<RankedWork[]> {
  const { all, add } = values();
  const conditions = [
    'q.rank is not null',
    ...(rank === undefined ? [] : [`q.rank = ${add(rank)}`]),
    ...(after ? [`(${urgencyOfClosed}, q.id) > (${add(after.urgency)}::bigint, ${add(after.id)}::bigint)`] : []),
  ];
  const { rows } = await pool.query<Omit<RankedWork, 'urgency'> & { urgency: string }>(
    `select q.rank, q.id::text as id, (${urgencyOfClosed})::text as urgency from (${closedQueue(facets, add)}) q where ${conditions.join(' and ')}
      order by ${urgencyOfClosed}, q.id limit ${add(limit)}`,
    all,
  );
  return rows.map((row) => ({ ...row, urgency: Number(row.urgency) }));
}

/** A row for each request that is over and marked; ranks are found once for each: nothing is taken out of what has an offset. */
function closedQueue({ side, assignedTo, notes, owners }: WorkFacets, add: Add): string {
  const whose = `(select a.assigned_to from assignment a where a.request_id = r.id)`;
  const noted = 'exists (select from note n where n.request_id = r.id and n.active and n.dismissed_at is null)';
  const conditions = [
    'r.closed_marked',
    ...ofOwners(owners ? { owners } : {}, add),
    ...(side ? [`r.side = ${add(side)}`] : []),
    ...(assignedTo === undefined ? [] : [`${whose} ${assignedTo === nobody ? 'is null' : `= ${add(assignedTo)}`}`]),
    ...(notes === undefined ? [] : [notes ? noted : `not ${noted}`]),
  ];
  return `select r.id, r.side, (select min(${rankOfMark}) from attention a where a.request_id = r.id and a.closed_at is null) as rank
    from request r where ${conditions.join(' and ')} offset 0`;
}

/** The rows of the domain, written out. */
const rankOfMark = `case a.reason ${workMarks.map(({ reason, rank }) => `when '${reason}' then ${rank}`).join(' ')}
  else ${rankOfUnknown} end`;
