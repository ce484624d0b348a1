/** The facets of a list of all requests as conditions on `r`, a row of `request`. */

import { dayAfter, startOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { daysOfRange, type Facet } from '../../domain/lists/request-lists.js';
import { isFinal, isState } from '../../domain/tables/states.js';
import { sides } from '../../domain/tables/tables.js';
import { asksOfActive, isNot, oneOrMore } from '../../engine/desk/lists.js';
import type { Side } from '../../engine/model/actor.js';
import type { RequestFacets } from '../../engine/model/lists.js';
import { type Add, equals, wideFacets } from './list-roads.js';
import { type Search, searchedBy } from './request-search.js';
import { isTurn } from './turns.js';

/** Collects values and gives the place of each. */
export interface Placeholders {
  all: unknown[];
  add: Add;
}
export function values(): Placeholders {
  const all: unknown[] = [];
  return { all, add: (value) => `$${all.push(value)}` };
}

/** The conditions, or `undefined` when nothing can fit. `without`: all but that facet's own. `search`: what its words found. */
export function conditionsOf(
  filter: RequestFacets,
  { add }: Placeholders,
  { search, without }: { search?: Search | undefined; without?: Facet | undefined } = {},
): string[] | undefined {
  const { [without as 'side']: _left, ...set } = filter as RequestFacets;
  if (asksOfActive(set)) return undefined;
  const standing = statesCondition(set, add);
  if (standing === undefined) return undefined;
  return [...standing, ...narrowed(set, add), ...(search ? [searchedBy(search, add)] : [])];
}

function narrowed(set: RequestFacets, add: Add): string[] {
  const facets = Object.entries(wideFacets).flatMap(([facet, { is }]) => {
    const value = set[facet as Facet];
    if (value === undefined) return [];
    const condition = (is as (value: unknown, add: Add) => string)(value, add);
    return [isNot(set, facet) ? `(${condition}) is not true` : condition];
  });
  return [...ofOwners(set, add), ...facets, ...created(set, add)];
}

/** Created between two days. */
function created(set: RequestFacets, add: Add): string[] {
  const { from, until } = daysOfRange(set.createdOn ?? '') ?? {};
  const start = (day: string) => add(startOfLocalDate(day, set.timeZone ?? 'UTC'));
  const bounds = [
    ...(from ? [`r.created_at >= ${start(from)}`] : []),
    ...(until ? [`r.created_at < ${start(dayAfter(until))}`] : []),
  ];
  if (bounds.length === 0) return [];
  return isNot(set, 'createdOn') ? [`not (${bounds.join(' and ')})`] : bounds;
}

/** Of some libraries alone; what is no library’s own is everybody’s. */
export const ofOwners = ({ owners }: Pick<RequestFacets, 'owners'>, add: Add): string[] =>
  owners ? [`(r.owner_library is null or r.owner_library = any(${add(owners)}))`] : [];

/** Of what hangs on a request, named by the column with its id: that of some libraries alone, and what is nobody's. */
export const ofOwnedRequests = (request: string, owners: readonly string[] | undefined, add: Add): string[] =>
  owners
    ? [
        `(${request} is null or exists (select from request own where own.id = ${request}
          and (own.owner_library is null or own.owner_library = any(${add(owners)}))))`,
      ]
    : [];

const sidesOf = (side: Side | undefined): Side[] => (side ? [side] : [...sides]);

/** The states that side, state, turn and activity leave, those of requests that are over alone in the form that an index serves. */
function statesCondition(set: RequestFacets, add: Add): string[] | undefined {
  const { side, state, turn, activity } = set;
  const turns = turn === undefined ? undefined : oneOrMore(turn);
  const whose = turns && !turns.includes('nobody') ? turns : undefined;
  const over = [
    ...(activity === 'completed' || turns?.every((each) => each === 'nobody') ? ['r.closed_at is not null'] : []),
    ...(whose ? [isTurn(...whose)] : []),
    ...(turns && !whose && turns.length > 1 ? [`(r.closed_at is not null or ${isTurn(...turns)})`] : []),
  ];
  if (state === undefined) return [...(side ? [`r.side = ${add(side)}`] : []), ...over];
  if (isNot(set, 'state'))
    return [...(side ? [`r.side = ${add(side)}`] : []), `r.state <> all(${add(oneOrMore(state))})`, ...over];
  const fit = (each: Side) =>
    oneOrMore(state).filter((name) => isState(each, name) && (!activity || isFinal(each, name)));
  const having = sidesOf(side).filter((each) => fit(each).length > 0);
  if (having.length === 0) return undefined;
  const named = [...new Set(having.flatMap(fit))];
  const of = having.length === 1 ? `r.side = ${add(having[0])}` : `r.side in ('borrowing', 'lending')`;
  const areOver = having.every((each) => named.every((name) => !isState(each, name) || isFinal(each, name)));
  return [of, equals(areOver ? 'r.closed_state' : 'r.state')(named, add), ...over];
}
