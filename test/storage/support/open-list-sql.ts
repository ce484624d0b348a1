/** Lists of requests under way as plain SQL over the small table: the slow and sure way, to compare with. */
import type { Pool } from 'pg';
import {
  type DayRange,
  dayRanges,
  daysOfRange,
  type Facet,
  listTurn,
} from '../../../src/domain/lists/request-lists.js';
import { soonDays, urgencies } from '../../../src/domain/lists/urgency.js';
import { rankOfNotes, rankOfUnknown, workMarks, workStates } from '../../../src/domain/lists/work-queue.js';
import { deliveryAttention } from '../../../src/domain/request/attention.js';
import { states } from '../../../src/domain/tables/states.js';
import type { RequestFacets } from '../../../src/engine/model/lists.js';
import type { RequestFilter } from '../../../src/engine/model/requests.js';

const sides = ['borrowing', 'lending'] as const;
const statesOf = (turn: string) =>
  sides.flatMap((side) =>
    Object.entries(states[side]).flatMap(([state, row]) => (listTurn(row) === turn ? [`'${side}.${state}'`] : [])),
  );
const isInState = (turn: string) => `r.side || '.' || r.state in (${statesOf(turn).join(', ')})`;
const needsUs = `(${isInState('us')} or r.marks <> '{}' or r.active_notes > 0)`;

const age = (
  at: string,
) => `case when ${at} > now() - interval '1 day' then 'day' when ${at} > now() - interval '7 days' then 'week'
  when ${at} > now() - interval '30 days' then 'month' else 'older' end`;

/** The value of a row for each facet. */
export const values: Record<Exclude<Facet, 'activity'>, string> = {
  side: 'r.side',
  state: 'r.state',
  turn: `case when ${needsUs} then 'us' when ${isInState('partner')} then 'partner' else 'onItsWay' end`,
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
  get urgency() {
    return `(array['${urgencies.join(`','`)}'])[1 + ${group}]`;
  },
};

/** The day of a range, in the time zone in which the tests ask. */
const dayOf: Record<DayRange, string> = {
  neededOn: `case when r.needed_by ~ '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d|$)' then left(r.needed_by, 10) end`,
  dueOn: `to_char(r.due_date at time zone 'America/Toronto', 'YYYY-MM-DD')`,
  createdOn: `to_char(r.created_at at time zone 'America/Toronto', 'YYYY-MM-DD')`,
  updatedOn: `to_char(r.updated_at at time zone 'America/Toronto', 'YYYY-MM-DD')`,
};

/** All conditions of a filter but that of one facet. */
export function whereOf(filter: RequestFacets, without?: Facet): string {
  const conditions = Object.entries(values).flatMap(([facet, value]) => {
    const wanted = filter[facet as Facet];
    if (wanted === undefined || facet === without) return [];
    const texts = (Array.isArray(wanted) ? wanted : [String(wanted)]).map((text) => `'${text}'`);
    const not = filter.not?.includes(facet as never) ? 'not ' : '';
    return [[facet, `${not}coalesce(${value} in (${texts.join(', ')}), false)`] as const];
  });
  const ranges = dayRanges.flatMap((name) => {
    const { from = '0001-01-01', until = '9998-12-31' } = daysOfRange(filter[name] ?? '') ?? {};
    if (filter[name] === undefined) return [];
    const not = filter.not?.includes(name) ? 'not ' : '';
    return [[name, `${not}coalesce(${dayOf[name]} between '${from}' and '${until}', false)`] as const];
  });
  const all = [...conditions, ...ranges];
  const joined = all.filter(([name]) => filter.either?.includes(name as never));
  const either = joined.length === 2 && !joined.some(([name]) => name === without) ? joined : [];
  // The other of two that are joined narrows nothing while one of them is counted.
  const left = filter.either?.length === 2 && without && filter.either.includes(without as never) ? filter.either : [];
  const plain = all.filter((each) => !either.includes(each) && !left.includes(each[0] as never));
  const owners = filter.owners
    ? [`(r.owner_library is null or r.owner_library = any('{${filter.owners.join(',')}}'))`]
    : [];
  const ways = either.length > 0 ? [`(${either.map(([, sql]) => sql).join(' or ')})`] : [];
  return ['true', ...plain.map(([, sql]) => sql), ...ways, ...owners].join(' and ');
}

const minutesOf = (text: string) => `rpad(translate(left(${text}, 16), '-T:', ''), 12, '0')::bigint`;
const ifWritten = (text: string) =>
  `case when ${text} ~ '^\\d{4}-\\d\\d-\\d\\d(T\\d\\d:\\d\\d|$)' then ${minutesOf(text)} end`;
/** The next date, as a number of minutes. */
const nextDate = `case when r.state = 'conditional' and r.answer_by is not null then ${ifWritten('r.answer_by')}
  when r.due_date is not null then to_char(r.due_date at time zone 'UTC', 'YYYYMMDDHH24MI')::bigint
  else ${ifWritten('r.needed_by')} end`;
const soonDay = `to_char(now() at time zone 'UTC' + interval '${soonDays + 1} days', 'YYYYMMDD')::bigint`;
const isOneOf = (...names: string[]) => `r.side || '.' || r.state in (${names.map((name) => `'${name}'`).join(', ')})`;
const isMarked = (...names: string[]) => `r.marks && '{${names.join(',')}}'::text[]`;
/** The place of the group, as the rule of urgency is told in the help. */
const group = `case when not ${needsUs} then 4
  when r.due_date < now() or ${isOneOf('borrowing.overdue', 'borrowing.recalled')} or ${isMarked('overdue', 'recalled')} then 0
  when ${nextDate} / 10000 <= ${soonDay} then 1
  when ${nextDate} is not null and ${isOneOf('borrowing.conditional', 'borrowing.mediatedRenewal', 'lending.renewRequested')} then 1
  when ${isMarked(...deliveryAttention)} then 2 else 3 end`;
const urgency = `((${group}) * 1000000000000000
  + case when (${group}) in (2, 3) then r.request_id else coalesce(${nextDate}, 999999999999999) end)`;

const statesInOrder = sides.flatMap((side) => Object.keys(states[side]).map((state) => `${side}.${state}`));
const microseconds = (at: string, none: string) =>
  `coalesce((extract(epoch from ${at}) * 1000000)::bigint::text, '${none}')`;

/** What rows are sorted by before the id, and how the key of a page tells it. */
const sorts: Record<Exclude<NonNullable<RequestFilter['sort']>, 'created'>, (down: boolean) => [string, string]> = {
  needs: () => [urgency, `(${urgency})::text`],
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

/** The work queue in its order, as `rank-id`. */
export async function workBySql(pool: Pool, filter: RequestFacets): Promise<string[]> {
  const { rows } = await pool.query(
    `select q.rank || '-' || q.id as line from (
        select r.request_id as id, ${urgency} as urgency, least(${rankOfState}, case when r.active_notes > 0 then ${rankOfNotes} end,
          (select min(${rankOfMark}) from unnest(r.marks) as a (reason))) as rank from open_request r where ${whereOf(filter)}) q
      where q.rank is not null order by q.urgency, q.id`,
  );
  return rows.map(({ line }) => line);
}
