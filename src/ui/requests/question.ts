import {
  activities,
  type DayRange,
  dayRanges,
  daysOfRange,
  type Facet,
  facetNames,
  type Sort,
  searchFields,
  sorts,
  takesSeveral,
  turnAsked,
} from '../../domain/lists/request-lists.js';
import type { Query } from '../api/client.js';
import type { Address } from '../parts/address.js';
import type { Side } from '../parts/status-looks.js';

export type RequestQuery = NonNullable<Query<'/requests'>>;

/** Facets as they are on the left; the side and the activity are above. */
export type ShownFacet = Exclude<Facet, 'side' | 'activity' | 'urgency'>;
export const shownFacets = facetNames.filter(
  (name): name is ShownFacet => name !== 'side' && name !== 'activity' && name !== 'urgency',
);
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
    ...conditionsOf(address),
    q: address.get('q') ?? '',
    searchIn: searchFields.find((each) => each === address.get('in')),
    sort: activity === 'active' ? sort : 'created',
    order: orders.find((each) => each === address.get('order')) ?? usualOrder(sort),
    after: address.get('after'),
    page: Math.max(1, Number(address.get('page') ?? 1) || 1),
  };
}

/** What is asked beside ticks. */
function conditionsOf({ get, all }: Pick<Address, 'get' | 'all'>) {
  const ranges: Question['ranges'] = {};
  for (const name of dayRanges) {
    const range = get(name);
    if (range && daysOfRange(range)) ranges[name] = range;
  }
  const set = (name: string) => all(name).filter((each) => get(each));
  const either = set('either');
  return { ranges, not: set('not'), either: either.length === 2 ? either : [] };
}

const orders = ['asc', 'desc'] as const;

/** Requests under way begin with what needs us; what is over, and all together, with the newest. */
export const usualSort = (activity: ShownActivity): Sort => (activity === 'active' ? 'needs' : 'created');

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
