/** What a saved view shows, as a filter: it is kept as the address of the list says it. */

import type { ListView } from '../../contract/list-view-operations.js';
import { activeOnlyRanges, type ListCondition, listConditions } from '../../domain/lists/list-conditions.js';
import {
  activities,
  ages,
  dayRanges,
  daysOfRange,
  dueBuckets,
  type Facet,
  facetNames,
  isActiveOnly,
  printing,
  searchFields,
  sorts,
  takesSeveral,
  turnAsked,
  turns,
} from '../../domain/lists/request-lists.js';
import { urgencies } from '../../domain/lists/urgency.js';
import { services } from '../../domain/tables/tables.js';
import type { RequestFacets } from '../model/lists.js';
import type { RequestFilter } from '../model/requests.js';

const oneOf: Partial<Record<string, readonly string[]>> = {
  due: dueBuckets,
  created: ages,
  updated: ages,
  serviceType: services,
  printed: printing,
  turn: turns,
  urgency: urgencies,
};
const yesNo = ['attention', 'notes', 'unread'];
const apart = ['side', 'activity'];

/** Values that no list knows are left out, as the list itself does. `me`: who looks at a view of one's own tasks. */
export function filterOfView(
  { side, search }: Pick<ListView, 'side' | 'search'>,
  me?: string,
): Omit<RequestFilter, 'limit'> {
  const said = new URLSearchParams(search);
  const among = <T extends string>(values: readonly T[], name: string): T | undefined =>
    values.find((each) => each === said.get(name));
  const activity = among([...activities, 'all'] as const, 'activity') ?? 'active';
  const filter: Record<string, unknown> = { side, ...(activity === 'all' ? {} : { activity }) };
  for (const name of facetNames) {
    const asked = name === 'turn' ? said.getAll(name).map(turnAsked) : said.getAll(name);
    const values = asked.filter((value) => value !== '' && (oneOf[name]?.includes(value) ?? true));
    const [first] = values;
    if (first === undefined || apart.includes(name)) continue;
    if (activity !== 'active' && isActiveOnly(name as Facet)) continue;
    if (yesNo.includes(name)) filter[name] = first === 'true';
    else if (name === 'assignedTo') filter[name] = values.map((value) => (value === 'me' ? (me ?? value) : value));
    else filter[name] = takesSeveral(name) ? values : first;
  }
  for (const name of dayRanges) {
    const range = said.get(name);
    const isKnown = activity === 'active' || !(activeOnlyRanges as readonly string[]).includes(name);
    if (range && isKnown && daysOfRange(range)) filter[name] = range;
  }
  const conditions = (name: 'not' | 'either') =>
    said.getAll(name).filter((each) => listConditions.includes(each as ListCondition) && filter[each] !== undefined);
  const [not, either] = [conditions('not'), conditions('either')];
  if (not.length > 0) filter['not'] = not;
  if (either.length === 2 && activity === 'active') filter['either'] = either;
  const q = said.get('q')?.trim();
  const searchIn = among(searchFields, 'in');
  if (q) Object.assign(filter, { q }, searchIn ? { searchIn } : {});
  const sort = activity === 'active' ? among(sorts, 'sort') : undefined;
  const order = among(['asc', 'desc'] as const, 'order');
  return { ...(filter as RequestFacets), ...(sort ? { sort } : {}), ...(order ? { order } : {}) };
}
