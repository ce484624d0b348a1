/** Lists of requests under way as plain SQL over the small table: the slow and sure way, to compare with. */
import type { Pool } from 'pg';
import type { Facet } from '../../../src/domain/request-lists.js';
import { states } from '../../../src/domain/states.js';
import { rankOfNotes, rankOfUnknown, workMarks, workStates } from '../../../src/domain/work-queue.js';
import type { RequestFacets } from '../../../src/engine/model/lists.js';
import type { RequestFilter } from '../../../src/engine/model/requests.js';

const sides = ['borrowing', 'lending'] as const;
const statesOf = (turn: string) =>
  sides.flatMap((side) =>
    Object.entries(states[side]).flatMap(([state, row]) => (row.turn === turn ? [`'${side}.${state}'`] : [])),
  );
const isTurn = (turn: string) => `r.side || '.' || r.state in (${statesOf(turn).join(', ')})`;

const age = (
  at: string,
) => `case when ${at} > now() - interval '1 day' then 'day' when ${at} > now() - interval '7 days' then 'week'
  when ${at} > now() - interval '30 days' then 'month' else 'older' end`;

/** The value of a row for each facet. */
export const values: Record<Exclude<Facet, 'activity'>, string> = {
  side: 'r.side',
  state: 'r.state',
  turn: `case ${['us', 'partner', 'patron'].map((turn) => `when ${isTurn(turn)} then '${turn}'`).join(' ')} end`,
  partner: 'r.partner_code',
  owner: 'r.owner_library',
  serviceType: 'r.service_type',
  attention: '(r.attention_count > 0)::text',
  created: age('r.created_at'),
  assignedTo: `coalesce(r.assigned_to, 'unassigned')`,
  pickup: 'r.pickup',
  notes: '(r.active_notes > 0)::text',
  unread: `('message' = any(r.marks))::text`,
  due: `case when r.due_date < now() then 'overdue' when r.due_date < now() + interval '3 days' then 'within3days'
    when r.due_date < now() + interval '7 days' then 'within7days' when r.due_date is null then 'none' else 'later' end`,
  updated: age('r.updated_at'),
  level: 'r.level',
  format: 'r.format',
  printed: 'r.slips',
};

/** All conditions of a filter but that of one facet. */
export function whereOf(filter: RequestFacets, without?: Facet): string {
  const conditions = Object.entries(values).flatMap(([facet, value]) => {
    const wanted = filter[facet as Facet];
    if (wanted === undefined || facet === without) return [];
    const texts = (Array.isArray(wanted) ? wanted : [String(wanted)]).map((text) => `'${text}'`);
    return [`coalesce(${value} in (${texts.join(', ')}), false)`];
  });
  const owners = filter.owners
    ? [`(r.owner_library is null or r.owner_library = any('{${filter.owners.join(',')}}'))`]
    : [];
  return ['true', ...conditions, ...owners].join(' and ');
}

const needsUs = `(${isTurn('us')} or r.marks <> '{}' or r.active_notes > 0)`;
const soon = `interval '4 days'`;
const newestOf = (group: 1 | 2) =>
  `${group}00000000000000000 + 50000000000000000 - (date_part('epoch', r.updated_at) * 1000000)::bigint`;
const minutesOf = (text: string) => `rpad(translate(left(${text}, 16), '-T:', ''), 12, '0')::bigint`;
const isWritten = (text: string) =>
  `${text} ~ '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d|$)' and left(${text}, 10) <= to_char(now() at time zone 'UTC' + ${soon}, 'YYYY-MM-DD')`;
const needsFirst = `case when not ${needsUs} then ${newestOf(2)}
  when r.state = 'conditional' and r.answer_by is not null then
    case when ${isWritten('r.answer_by')} then ${minutesOf('r.answer_by')} else ${newestOf(1)} end
  when r.due_date is not null then case when r.due_date < now() + ${soon}
    then to_char(r.due_date at time zone 'UTC', 'YYYYMMDDHH24MI')::bigint else ${newestOf(1)} end
  when r.needed_by is not null and ${isWritten('r.needed_by')} then ${minutesOf('r.needed_by')} else ${newestOf(1)} end`;

const statesInOrder = sides.flatMap((side) => Object.keys(states[side]).map((state) => `${side}.${state}`));
const microseconds = (at: string, none: string) =>
  `coalesce((extract(epoch from ${at}) * 1000000)::bigint::text, '${none}')`;

/** What rows are sorted by before the id, and how the key of a page tells it. */
const sorts: Record<Exclude<NonNullable<RequestFilter['sort']>, 'created'>, (down: boolean) => [string, string]> = {
  needs: () => [needsFirst, `(${needsFirst})::text`],
  updated: () => ['r.updated_at', microseconds('r.updated_at', '')],
  due: (down) => {
    const none = down ? '-infinity' : 'infinity';
    return [`coalesce(r.due_date, '${none}')`, microseconds('r.due_date', none)];
  },
  title: () => [`coalesce(r.title_key, '') collate "C"`, `coalesce(r.title_key, '')`],
  partner: () => {
    const name = `coalesce((select plain_words(name) from partner p where p.code = r.partner_code), '')`;
    return [`${name} collate "C"`, name];
  },
  state: () => {
    const place = `coalesce(array_position('{${statesInOrder.join(',')}}'::text[], r.side || '.' || r.state), 0)`;
    return [place, `${place}::text`];
  },
};

/** The whole list, in order, each with the key of a page that ends with it. */
export async function listBySql(
  pool: Pool,
  { sort = 'created', order, ...filter }: Omit<RequestFilter, 'limit'>,
): Promise<{ id: string; key: string }[]> {
  const down = (order ?? (sort === 'created' || sort === 'updated' ? 'desc' : 'asc')) === 'desc';
  const way = down ? 'desc' : 'asc';
  const [by, told] = sort === 'created' ? ['r.request_id', undefined] : sorts[sort](down);
  const { rows } = await pool.query(
    `select r.request_id::text as id, ${told ? `${told} || '/' ||` : ''} r.request_id::text as key
      from open_request r where ${whereOf(filter)} order by ${by} ${way}, r.request_id ${way}`,
  );
  return rows;
}

/** The numbers of one facet, as `value count` or, of states, `side value count`. */
export async function countsBySql(pool: Pool, filter: RequestFacets, facet: keyof typeof values): Promise<string[]> {
  const { rows } = await pool.query(
    `select ${facet === 'state' ? 'r.side' : "''"} as side, ${values[facet]} as value, count(*) as count
      from open_request r where ${whereOf(filter, facet)} and ${values[facet]} is not null group by 1, 2`,
  );
  return rows.map(({ side, value, count }) => [...(side ? [side] : []), value, count].join(' ')).sort();
}

const rankOfMark = `case a.reason ${workMarks.map(({ reason, rank }) => `when '${reason}' then ${rank}`).join(' ')} else ${rankOfUnknown} end`;
const rankOfState = `case r.side || '.' || r.state ${workStates.map(({ side, state, rank }) => `when '${side}.${state}' then ${rank}`).join(' ')} end`;

/** The work queue, as `rank-id`. */
export async function workBySql(pool: Pool, filter: RequestFacets): Promise<string[]> {
  const { rows } = await pool.query(
    `select q.rank || '-' || q.id as line from (
        select r.request_id as id, least(${rankOfState}, case when r.active_notes > 0 then ${rankOfNotes} end,
          (select min(${rankOfMark}) from unnest(r.marks) as a (reason))) as rank from open_request r where ${whereOf(filter)}) q
      where q.rank is not null order by q.rank, q.id`,
  );
  return rows.map(({ line }) => line);
}
