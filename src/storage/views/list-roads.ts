/**
 * The two roads to a list. Requests under way are in an image in memory, whatever is asked of them (`open/`); everything
 * else is found in the large tables, each facet by an index of its own.
 */

import type { ActiveOnly, ages as agesOfLists, Facet } from '../../domain/lists/request-lists.js';
import { isFinal, isState } from '../../domain/tables/states.js';
import { sides } from '../../domain/tables/tables.js';
import { isNot, nobody, oneOrMore } from '../../engine/desk/lists.js';
import type { OneOrMore, RequestFacets } from '../../engine/model/lists.js';

export type Road = 'open' | 'all';

/** What is asked of requests under way alone goes the short way, also where nobody said so. */
export const roadOf = (facets: RequestFacets): Road =>
  facets.activity === 'active' || (!facets.activity && meansUnderWay(facets)) ? 'open' : 'all';

function meansUnderWay(facets: RequestFacets): boolean {
  const { side, state, turn } = facets;
  if (turn !== undefined && !oneOrMore(turn).includes('nobody')) return true;
  if (state === undefined || isNot(facets, 'state')) return false;
  const over = oneOrMore(state).flatMap((name) =>
    (side ? [side] : sides).flatMap((each) => (isState(each, name) ? [isFinal(each, name)] : [])),
  );
  return over.length > 0 && !over.includes(true);
}

type Age = (typeof agesOfLists)[number];

/** How old something is; the same moments bound the conditions. */
const ages: Record<Age, (column: string) => string> = {
  day: (at) => `${at} > now() - interval '1 day'`,
  week: (at) => `${at} <= now() - interval '1 day' and ${at} > now() - interval '7 days'`,
  month: (at) => `${at} <= now() - interval '7 days' and ${at} > now() - interval '30 days'`,
  older: (at) => `${at} <= now() - interval '30 days'`,
};
/** The same for each row of a count: moments are computed once, and the first that fits is taken. */
const moment = (away = '') => `(select now()${away})`;
const age = (column: string) => `case when ${column} > ${moment(` - interval '1 day'`)} then 'day'
  when ${column} > ${moment(` - interval '7 days'`)} then 'week'
  when ${column} > ${moment(` - interval '30 days'`)} then 'month' else 'older' end`;

export type Add = (value: unknown) => string;
type Condition<F extends Facet> = (value: NonNullable<RequestFacets[F]>, add: Add) => string;
/** What a facet is among all requests: the condition for a value, and the value of a row `r`, where it is counted. */
interface FacetSql<F extends Facet> {
  is: Condition<F>;
  value?: string;
}
/** Side, state, turn and activity are one condition together. */
type Narrowing = Exclude<Facet, 'side' | 'state' | 'turn' | 'activity'>;

/** A single value goes by `=`, which an index in order serves. */
export const equals =
  (column: string) =>
  (value: OneOrMore, add: Add): string => {
    if (typeof value === 'string') return `${column} = ${add(value)}`;
    return value.length === 1 ? `${column} = ${add(value[0])}` : `${column} = any(${add(value)})`;
  };
const plain = (column: string) => ({ is: equals(column), value: column });

const marked = 'select request_id from attention where closed_at is null and request_id is not null';
const among = (ids: string) => ({ is: (value: boolean) => `r.id ${value ? '' : 'not '}in (${ids})` });

/** Values that are in other tables are narrowed by, and counted only in the active view. */
export const wideFacets: { [F in Exclude<Narrowing, ActiveOnly>]: FacetSql<F> } = {
  partner: plain('r.partner_code'),
  owner: plain('r.owner_library'),
  serviceType: plain('r.service_type'),
  attention: {
    is: (value) => (value ? among(marked).is(true) : 'r.attention_count = 0'),
    value: '(r.attention_count > 0)',
  },
  created: {
    is: (value) =>
      `(${oneOrMore(value)
        .map((each) => `(${ages[each]('r.created_at')})`)
        .join(' or ')})`,
    value: age('r.created_at'),
  },
  assignedTo: {
    is: (value, add) => {
      const people = oneOrMore(value).filter((each) => each !== nobody);
      const ways = [
        ...(oneOrMore(value).includes(nobody)
          ? ['not exists (select from assignment a where a.request_id = r.id)']
          : []),
        ...(people.length > 0
          ? [`r.id in (select request_id from assignment where ${equals('assigned_to')(people, add)})`]
          : []),
      ];
      return ways.length === 1 ? (ways[0] ?? 'false') : `(${ways.join(' or ')})`;
    },
  },
  pickup: {
    is: (value, add) => `r.id in (select request_id from citation where ${equals('pickup_location')(value, add)})`,
  },
  notes: among('select request_id from note where active and dismissed_at is null'),
  unread: among(
    `select request_id from attention where reason = 'message' and closed_at is null and request_id is not null`,
  ),
};
