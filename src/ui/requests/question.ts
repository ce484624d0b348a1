import {
  activeOnlyRanges,
  activities,
  type DayRange,
  dayRanges,
  daysOfRange,
  type Facet,
  facetNames,
  isActiveOnly,
  type ListCondition,
  listConditions,
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
export type ShownFacet = Exclude<Facet, 'side' | 'activity' | 'urgency'>;
export const shownFacets = facetNames.filter(
  (name): name is ShownFacet => name !== 'side' && name !== 'activity' && name !== 'urgency',
);
/** What a condition of a list can be about, as it is offered. */
export type ShownCondition = Exclude<ListCondition, 'urgency'> & (ShownFacet | DayRange);
export const shownConditions = listConditions.filter((name): name is ShownCondition => name !== 'urgency');
export const isDayRange = (name: string): name is DayRange => (dayRanges as readonly string[]).includes(name);

/** What of the requests a list shows: those under way, those that are over, or all. */
export const shownActivities = [...activities, 'all'] as const;
export type ShownActivity = (typeof shownActivities)[number];
export const pageSize = 50;

/** What a list shows, as its address says it. */
export interface Question {
  side: Side;
  activity: ShownActivity;
  ticked: Record<ShownFacet, string[]>;
  /** Days between which a date lies, as the address says them. */
  ranges: Partial<Record<DayRange, string>>;
  /** Conditions that are turned round. */
  not: readonly string[];
  /** Two conditions of which one is enough. */
  either: readonly string[];
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
    ...conditionsOf(activity, address),
    q: address.get('q') ?? '',
    searchIn: searchFields.find((each) => each === address.get('in')),
    sort: activity === 'active' ? sort : 'created',
    order: orders.find((each) => each === address.get('order')) ?? usualOrder(sort),
    after: address.get('after'),
    page: Math.max(1, Number(address.get('page') ?? 1) || 1),
  };
}

/** What is asked beside ticks; of requests that are over only what is known of them. */
function conditionsOf(activity: ShownActivity, address: Pick<Address, 'get' | 'all'>) {
  const known = (name: DayRange) => activity === 'active' || !(activeOnlyRanges as readonly string[]).includes(name);
  const ranges = Object.fromEntries(
    dayRanges.flatMap((name) => {
      const range = address.get(name) ?? '';
      return known(name) && daysOfRange(range) ? [[name, range]] : [];
    }),
  ) as Question['ranges'];
  const isSet = (name: string) => name in ranges || address.all(name).length > 0;
  const either = activity === 'active' ? address.all('either').filter(isSet) : [];
  return { ranges, not: address.all('not').filter(isSet), either: either.length === 2 ? either : [] };
}

/** Whether a list of that activity can be asked for it. */
export const isAskedOf = (activity: ShownActivity, name: ShownCondition): boolean =>
  activity === 'active' ||
  (isDayRange(name) ? !(activeOnlyRanges as readonly string[]).includes(name) : !isActiveOnly(name));

const orders = ['asc', 'desc'] as const;

/** Requests under way begin with what needs us; what is over, and all together, with the newest. */
export const usualSort = (activity: ShownActivity): Sort => (activity === 'active' ? 'needs' : 'created');

/**
 * Whether a row that is not in the newest answer may still be in the list: it fits the filters that a row can be asked for,
 * and stands on a later page because an order by anything but age has moved it.
 */
export function mayStandLater(question: Question, state: string, hasNext: boolean): boolean {
  const { side, activity, ticked, sort, not, either } = question;
  const row = statusRow(side, state);
  const { final } = row;
  const fits = (name: 'state' | 'turn', value: string) =>
    ticked[name].length === 0 || either.includes(name) || ticked[name].includes(value) !== not.includes(name);
  if (!fits('state', state) || !fits('turn', listTurn(row))) return false;
  if (ticked.state.length > 0) return true;
  return sort !== 'created' && hasNext && !(activity === 'active' && final);
}

/** Dates of creation and change newest first; all others from the beginning. */
export const usualOrder = (sort: Sort): 'asc' | 'desc' => (sort === 'created' || sort === 'updated' ? 'desc' : 'asc');

/** What narrows the list, as the API takes it. */
export function narrowedBy({ side, activity, ticked, ranges, not, either, q, searchIn }: Question): RequestQuery {
  const facets = shownFacets.flatMap((name): [string, unknown][] => {
    const values = ticked[name];
    if (values.length === 0) return [];
    return [[name, takesSeveral(name) ? values : values[0]]];
  });
  return {
    side,
    ...(activity === 'all' ? {} : { activity }),
    ...Object.fromEntries(facets),
    ...ranges,
    ...(not.length > 0 ? { not } : {}),
    ...(either.length > 0 ? { either } : {}),
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

export const isNarrowed = ({ ticked, ranges, q }: Question): boolean =>
  q !== '' || Object.keys(ranges).length > 0 || shownFacets.some((name) => ticked[name].length > 0);

/** The same list from its beginning, without any filter. */
export const noFilter = Object.fromEntries(
  [...shownFacets, ...dayRanges, 'not', 'either', 'q', 'in', 'after', 'page'].map((name) => [name, undefined]),
) as Record<string, undefined>;
