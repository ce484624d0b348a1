import {
  activities,
  type Facet,
  facetNames,
  listTurn,
  type Sort,
  searchFields,
  sorts,
  takesSeveral,
  turnAsked,
} from '../../domain/request-lists.js';
import type { Query } from '../api/client.js';
import type { Address } from '../parts/address.js';
import { type Side, statusRow } from '../parts/status-looks.js';

export type RequestQuery = NonNullable<Query<'/requests'>>;

/** Facets as they stand on the left; the side and the activity stand above. */
export type ShownFacet = Exclude<Facet, 'side' | 'activity'>;
export const shownFacets = facetNames.filter((name): name is ShownFacet => name !== 'side' && name !== 'activity');

/** What of the requests a list shows: those under way, those that are over, or all. */
export const shownActivities = [...activities, 'all'] as const;
export type ShownActivity = (typeof shownActivities)[number];
export const pageSize = 50;

/** What a list shows, as its address says it. */
export interface Question {
  side: Side;
  activity: ShownActivity;
  ticked: Record<ShownFacet, string[]>;
  q: string;
  searchIn: string | undefined;
  sort: Sort;
  order: 'asc' | 'desc';
  after: string | undefined;
  page: number;
}

export function questionOf(side: Side, address: Pick<Address, 'get' | 'all'>): Question {
  const activity = shownActivities.find((each) => each === address.get('activity')) ?? 'active';
  const sort = sorts.find((each) => each === address.get('sort')) ?? usualSort(activity);
  return {
    side,
    activity,
    ticked: Object.fromEntries(
      shownFacets.map((name) => [name, name === 'turn' ? address.all(name).map(turnAsked) : address.all(name)]),
    ) as Question['ticked'],
    q: address.get('q') ?? '',
    searchIn: searchFields.find((each) => each === address.get('in')),
    sort: activity === 'active' ? sort : 'created',
    order: orders.find((each) => each === address.get('order')) ?? usualOrder(sort),
    after: address.get('after'),
    page: Math.max(1, Number(address.get('page') ?? 1) || 1),
  };
}

const orders = ['asc', 'desc'] as const;

/** Requests under way begin with what needs us; what is over, and all together, with the newest. */
export const usualSort = (activity: ShownActivity): Sort => (activity === 'active' ? 'needs' : 'created');

/**
 * Whether a row that is not in the newest answer may still be in the list: it fits the filters that a row can be asked for,
 * and stands on a later page because an order by anything but age has moved it.
 */
export function mayStandLater({ side, activity, ticked, sort }: Question, state: string, hasNext: boolean): boolean {
  const row = statusRow(side, state);
  const { final } = row;
  if (ticked.state.length > 0 && !ticked.state.includes(state)) return false;
  if (ticked.turn.length > 0 && !ticked.turn.includes(listTurn(row))) return false;
  if (ticked.state.length > 0) return true;
  return sort !== 'created' && hasNext && !(activity === 'active' && final);
}

/** Dates of creation and change newest first; all others from the beginning. */
export const usualOrder = (sort: Sort): 'asc' | 'desc' => (sort === 'created' || sort === 'updated' ? 'desc' : 'asc');

/** What narrows the list, as the API takes it. */
export function narrowedBy({ side, activity, ticked, q, searchIn }: Question): RequestQuery {
  const facets = shownFacets.flatMap((name): [string, unknown][] => {
    const values = ticked[name];
    if (values.length === 0) return [];
    return [[name, takesSeveral(name) ? values : values[0]]];
  });
  return {
    side,
    ...(activity === 'all' ? {} : { activity }),
    ...Object.fromEntries(facets),
    ...(q ? { q } : {}),
    ...(q && searchIn ? { searchIn } : {}),
  } as RequestQuery;
}

/** The order of the rows: by anything but age only among active requests. */
export const ordering = ({ sort, order }: Question): RequestQuery => ({ sort, order });

/** The page of rows that is shown, as the API takes it. */
export const pageOf = (question: Question): RequestQuery => ({
  ...narrowedBy(question),
  ...ordering(question),
  limit: pageSize,
  ...(question.after ? { after: question.after } : {}),
});

export const isNarrowed = ({ ticked, q }: Question): boolean =>
  q !== '' || shownFacets.some((name) => ticked[name].length > 0);

/** The same list from its beginning, without any filter. */
export const noFilter = Object.fromEntries(
  [...shownFacets, 'q', 'in', 'after', 'page'].map((name) => [name, undefined]),
) as Record<string, undefined>;
