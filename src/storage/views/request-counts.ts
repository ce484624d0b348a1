/**
 * The numbers beside a list. Requests under way are counted in the image; all others in one statement: one look at the list
 * itself, and one for each facet that is set.
 */
import type { Pool } from 'pg';
import type { FacetValue, RequestCounts } from '../../contract/request-views.js';
import { type Facet, facetNames } from '../../domain/lists/request-lists.js';
import { countedAtMost, understood } from '../../engine/desk/lists.js';
import type { RequestFacets } from '../../engine/model/lists.js';
import { roadOf, wideFacets } from './list-roads.js';
import { countFitting, countOpen } from './open/counting.js';
import { fitting } from './open/fitting.js';
import type { OpenImage } from './open/image.js';
import { conditionsOf, type Placeholders, values } from './request-conditions.js';
import { openIdsOf, type Search, searchFor } from './request-search.js';
import { wideTurn } from './turns.js';

type Client = Pick<Pool, 'query'>;

/** As many values as one facet shows. */
const valuesAtMost = 100;

/** What is counted of all requests, as columns of a row. */
const counted: Partial<Record<Facet, string>> = {
  side: 'r.side',
  state: 'r.state',
  turn: wideTurn,
  activity: `case when r.closed_at is null then 'active' else 'completed' end`,
  ...Object.fromEntries(
    Object.entries(wideFacets).flatMap(([facet, row]) => ('value' in row && row.value ? [[facet, row.value]] : [])),
  ),
};

/** Facets of few values are counted together: a row is then put into few groups instead of many. */
const bundles: readonly (readonly Facet[])[] = [
  ['side', 'state', 'turn', 'activity', 'serviceType', 'attention'],
  ['created'],
  ['partner'],
  ['owner'],
];

/** One look at the tables: at the list, or at a facet that is set. */
interface Look {
  bundles: Facet[][];
  sql: string;
}

export async function countRequests(pool: Client, image: OpenImage, asked: RequestFacets): Promise<RequestCounts> {
  const filter = understood(asked);
  const search = await searchFor(pool, filter);
  const isOpen = roadOf(filter) === 'open';
  const [counts, beside] = await Promise.all([
    isOpen ? openCounts(image, filter, search) : wideCounts(pool, filter, search),
    filter.activity === 'active'
      ? completedTotal(pool, { ...filter, activity: 'completed' }, search)
      : filter.activity && openTotal(image, { ...filter, activity: 'active' }, search),
  ]);
  if (filter.activity && beside)
    counts.facets.activity = [
      { value: filter.activity, ...counts.total },
      { value: filter.activity === 'active' ? 'completed' : 'active', ...beside },
    ];
  return labelled(pool, counts);
}

/**
 * How many requests fit each of several filters, such as those of saved views: one look at the image, and one statement for all
 * that look beyond it.
 */
export async function countEach(
  pool: Client,
  image: OpenImage,
  asked: readonly RequestFacets[],
): Promise<RequestCounts['total'][]> {
  const filters = await Promise.all(
    asked.map(async (each) => {
      const filter = understood(each);
      const search = await searchFor(pool, filter);
      const isOpen = roadOf(filter) === 'open';
      return { filter, search, isOpen, among: search && isOpen ? await openIdsOf(image, search) : undefined };
    }),
  );
  const counts: RequestCounts['total'][] = filters.map(() => ({ count: 0 }));
  const open = image.look(function* (rows, now) {
    for (const [at, { filter, isOpen, among }] of filters.entries())
      if (isOpen) counts[at] = { count: yield* countFitting(yield* fitting(rows, now, filter, among)) };
  });
  const given = values();
  const parts = filters.flatMap(({ filter, search, isOpen }, at) => {
    const conditions = isOpen ? undefined : conditionsOf(filter, given, { search });
    if (!conditions) return [];
    const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
    return [`select ${at} as at, count(*)::int as count from (select from request r ${where} ${counting(search)}) r`];
  });
  const wide =
    parts.length > 0
      ? await pool.query<{ at: number; count: number }>(parts.join(' union all '), given.all)
      : undefined;
  for (const { at, count } of wide?.rows ?? []) counts[at] = upTo(count, count > countedAtMost);
  await open;
  return counts;
}

async function openCounts(image: OpenImage, filter: RequestFacets, search: Search | undefined): Promise<RequestCounts> {
  const among = search && (await openIdsOf(image, search));
  const { total, facets } = await image.look((rows, now) => countOpen(rows, now, filter, among));
  const shown = Object.entries(facets).map(([facet, found]) => [facet, mostFrequent(found)]);
  const activity = total > 0 ? [{ value: 'active', count: total }] : [];
  return { total: { count: total }, facets: { ...Object.fromEntries(shown), activity } };
}

async function openTotal(
  image: OpenImage,
  filter: RequestFacets,
  search: Search | undefined,
): Promise<{ count: number }> {
  const among = search && (await openIdsOf(image, search));
  const count = await image.look(function* (rows, now) {
    return yield* countFitting(yield* fitting(rows, now, filter, among));
  });
  return { count };
}

async function wideCounts(pool: Client, filter: RequestFacets, search: Search | undefined): Promise<RequestCounts> {
  const given = values();
  const facets = (Object.keys(counted) as Facet[]).filter((facet) => facet !== 'activity' || !filter.activity);
  const own = facets.filter((facet) => filter[facet] !== undefined);
  const free = bundles
    .map((bundle) => bundle.filter((facet) => facets.includes(facet) && !own.includes(facet)))
    .filter((bundle) => bundle.length > 0);
  const look = (of: Facet[][], without?: Facet): Look => ({
    bundles: of,
    sql: grouped(rowsOf(filter, given, search, without), of),
  });
  const looks = [
    look(free.map((bundle) => (bundle.includes('state') ? [...new Set<Facet>(['side', ...bundle])] : bundle))),
    ...own.map((facet) => look([facet === 'state' ? ['side', 'state'] : [facet]], facet)),
  ];
  const { rows } = await pool.query<Counted>(
    looks.map(({ sql }, at) => `(select ${at} as look, x.* from (${sql}) x)`).join(' union all '),
    given.all,
  );
  return answerOf(rows, looks, new Set(own));
}

/** As many rows as are counted of a longer list: the newest, where words do not choose. */
const counting = (search: Search | undefined) => `${search ? '' : 'order by r.id desc'} limit ${countedAtMost + 1}`;

function rowsOf(filter: RequestFacets, given: Placeholders, search?: Search, without?: Facet): string {
  const conditions = conditionsOf(filter, given, { search, without }) ?? ['false'];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const columns = Object.entries(counted).map(([facet, value]) => `${value} as "${facet}"`);
  return `select ${columns.join(', ')} from request r ${where} ${counting(search)}`;
}

async function completedTotal(
  pool: Client,
  filter: RequestFacets,
  search: Search | undefined,
): Promise<RequestCounts['total']> {
  const given = values();
  const conditions = conditionsOf(filter, given, { search });
  if (!conditions) return { count: 0 };
  const { rows } = await pool.query<{ count: number }>(
    `select count(*)::int as count from (select from request r where ${conditions.join(' and ')} ${counting(search)}) r`,
    given.all,
  );
  return upTo(rows[0]?.count ?? 0, (rows[0]?.count ?? 0) > countedAtMost);
}

const upTo = (count: number, cut: boolean): { count: number; more?: true } =>
  cut ? { count: Math.min(count, countedAtMost), more: true } : { count };

/** Rows counted by one bundle after the other, in one pass. */
function grouped(rows: string, of: readonly (readonly Facet[])[]): string {
  if (of.length === 0)
    return `select null::int as bundle, null::text[] as said, count(*)::int as count from (${rows}) r`;
  const columns = of.map((bundle) => bundle.map((facet) => `"${facet}"`).join(', '));
  const texts = of.map((bundle) => bundle.map((facet) => `"${facet}"::text`).join(', '));
  const whichever = (then: (at: number) => string) =>
    `case ${of.map(([facet], at) => `when grouping("${facet}") = 0 then ${then(at)}`).join(' ')} end`;
  return `select ${whichever(String)} as bundle, ${whichever((at) => `array[${texts[at]}]`)} as said, count(*)::int as count
    from (${rows}) r group by grouping sets (${columns.map((each) => `(${each})`).join(', ')})`;
}

interface Counted {
  look: number;
  bundle: number | null;
  /** The values of the facets of the bundle. */
  said: (string | null)[] | null;
  count: number;
}

function answerOf(rows: Counted[], looks: readonly Look[], own: Set<Facet>): RequestCounts {
  const facets = Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as RequestCounts['facets'];
  const totals = looks.map((look, at) => {
    const mine = rows.filter((row) => row.look === at);
    const size = sum(mine.filter(({ bundle }) => bundle === null || bundle === 0));
    const told = (count: number) => upTo(count, size > countedAtMost);
    look.bundles.forEach((bundle, number) => {
      const of = mine.filter((row) => row.bundle === number);
      for (const facet of bundle)
        if (at > 0 ? facet === bundle.at(-1) : !own.has(facet)) facets[facet] = valuesIn(of, bundle, facet, told);
    });
    return told(size);
  });
  return { total: totals[0] ?? { count: 0 }, facets };
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

/** The values of one facet of a bundle, the most frequent first; a state is with its side. */
function valuesIn(
  rows: readonly Counted[],
  bundle: readonly Facet[],
  facet: Facet,
  told: (count: number) => { count: number; more?: true },
): RequestCounts['facets'][Facet] {
  const place = bundle.indexOf(facet);
  const sidePlace = bundle.indexOf('side');
  const found = new Map<string, { value: string; side?: 'borrowing' | 'lending'; count: number }>();
  for (const { said, count } of rows) {
    const value = said?.[place];
    if (value === null || value === undefined) continue;
    const side = facet === 'state' ? (said?.[sidePlace] as 'borrowing' | 'lending') : undefined;
    const key = `${side ?? ''} ${value}`;
    found.set(key, { value, ...(side ? { side } : {}), count: (found.get(key)?.count ?? 0) + count });
  }
  return mostFrequent([...found.values()]).map(({ count, ...value }) => ({ ...value, ...told(count) }));
}

const mostFrequent = <V extends { value: string; count: number }>(found: V[]): V[] =>
  found.sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1)).slice(0, valuesAtMost);

/** Libraries and people have names; a place or a person that is none of them is shown as it is written. */
async function labelled(pool: Client, counts: RequestCounts): Promise<RequestCounts> {
  const { owner, pickup, assignedTo } = counts.facets;
  if (owner.length + pickup.length + assignedTo.length === 0) return counts;
  const { rows } = await pool.query<{ of: 'library' | 'person'; code: string; name: string }>({
    name: 'names-of-libraries-and-people',
    text: `select 'library' as of, code, name from library where code = any($1)
      union all select 'person', code, name from staff where code = any($2)`,
    values: [[...owner, ...pickup].map(({ value }) => value), assignedTo.map(({ value }) => value)],
  });
  const namesOf = (kind: string) =>
    new Map<string, string>(rows.flatMap((row) => (row.of === kind ? [[row.code, row.name]] : [])));
  const name = (values: FacetValue[], names: ReadonlyMap<string, string>) => {
    for (const each of values) if (names.has(each.value)) each.label = names.get(each.value);
  };
  name([...owner, ...pickup], namesOf('library'));
  name(assignedTo, namesOf('person'));
  return counts;
}
