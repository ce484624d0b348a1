/** The numbers beside a list, in one statement: one look at the list itself, and one for each facet that is set. */
import type { Pool } from 'pg';
import { countedAtMost, understood } from '../../engine/desk/lists.js';
import {
  type Facet,
  type FacetValue,
  facetNames,
  type RequestCounts,
  type RequestFacets,
} from '../../engine/model/lists.js';
import { openFacets, type Road, roadOf, tableOf, wideFacets } from './list-roads.js';
import { conditionsOf, type Placeholders, values } from './request-conditions.js';
import { type Search, searchFor } from './request-search.js';
import { openTurn, wideTurn } from './turns.js';

/** As many values as one facet shows. */
const valuesAtMost = 100;

/** What is counted on each road, as columns of a row. */
const counted: Record<Road, Partial<Record<Facet, string>>> = {
  open: { side: 'r.side', state: 'r.state', turn: openTurn, activity: `'active'`, ...valuesOf(openFacets) },
  all: {
    side: 'r.side',
    state: 'r.state',
    turn: wideTurn,
    activity: `case when r.closed_at is null then 'active' else 'completed' end`,
    ...valuesOf(wideFacets),
  },
};
function valuesOf(rows: Record<string, { value?: string }>): Partial<Record<Facet, string>> {
  return Object.fromEntries(Object.entries(rows).flatMap(([facet, { value }]) => (value ? [[facet, value]] : [])));
}

/** Facets of few values are counted together: a row is then put into few groups instead of many. */
const bundles: readonly (readonly Facet[])[] = [
  ['side', 'state', 'turn', 'activity', 'serviceType', 'attention', 'notes', 'unread'],
  ['due', 'created', 'updated'],
  ['level', 'format', 'printed'],
  ['partner'],
  ['assignedTo'],
  ['owner', 'pickup'],
];

/** One look at the tables: at the list, at a facet that is set, or at the other activity. */
interface Look {
  bundles: Facet[][];
  beside?: 'active' | 'completed';
  /** Longer than what is counted, it is cut off. */
  wide: boolean;
  sql: string;
}

export async function countRequests(pool: Pick<Pool, 'query'>, asked: RequestFacets): Promise<RequestCounts> {
  const filter = understood(asked);
  const search = await searchFor(pool, filter);
  const given = values();
  const road = roadOf(filter);
  const facets = (Object.keys(counted[road]) as Facet[]).filter((facet) => facet !== 'activity' || !filter.activity);
  const own = facets.filter((facet) => filter[facet] !== undefined);
  const free = bundles
    .map((bundle) => bundle.filter((facet) => facets.includes(facet) && !own.includes(facet)))
    .filter((bundle) => bundle.length > 0);
  const look = (of: Facet[][], without?: Facet): Look => ({
    bundles: of,
    wide: road === 'all',
    sql: grouped(rowsOf(filter, given, search, without), of),
  });
  const looks = [
    look(free.map((bundle) => (bundle.includes('state') ? [...new Set<Facet>(['side', ...bundle])] : bundle))),
    ...own.map((facet) => look([facet === 'state' ? ['side', 'state'] : [facet]], facet)),
    ...(filter.activity ? [besideOf(filter, given, search)] : []),
  ];
  const { rows } = await pool.query(
    looks.map(({ sql }, at) => `(select ${at} as look, x.* from (${sql}) x)`).join(' union all '),
    given.all,
  );
  return labelled(pool, answerOf(rows, looks, filter, new Set(own)));
}

/** The rows of a list, or as many as are counted of one that is longer: the newest, where words do not choose. */
function rowsOf(filter: RequestFacets, given: Placeholders, search?: Search, without?: Facet): string {
  const road = roadOf(filter);
  const conditions = conditionsOf(filter, given, { search, without }) ?? ['false'];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const columns = Object.entries(counted[road]).map(([facet, value]) => `${value} as "${facet}"`);
  const end = road === 'all' ? `${search ? '' : 'order by r.id desc'} limit ${countedAtMost + 1}` : '';
  return `select ${columns.join(', ')} from ${tableOf[road]} ${where} ${end}`;
}

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

/** How many there are of the other activity. */
function besideOf(filter: RequestFacets, given: Placeholders, search?: Search): Look {
  const beside = filter.activity === 'active' ? 'completed' : 'active';
  const other = { ...filter, activity: beside } as const;
  const conditions = conditionsOf(other, given, { search }) ?? ['false'];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const wide = beside === 'completed';
  const rows = `select from ${tableOf[roadOf(other)]} ${where} ${wide ? `${search ? '' : 'order by r.id desc'} limit ${countedAtMost + 1}` : ''}`;
  return { beside, wide, bundles: [], sql: grouped(rows, []) };
}

interface Counted {
  look: number;
  bundle: number | null;
  /** The values of the facets of the bundle. */
  said: (string | null)[] | null;
  count: number;
}

function answerOf(rows: Counted[], looks: readonly Look[], filter: RequestFacets, own: Set<Facet>): RequestCounts {
  const facets = Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as RequestCounts['facets'];
  const totals = looks.map((look, at) => {
    const mine = rows.filter((row) => row.look === at);
    const size = sum(mine.filter(({ bundle }) => bundle === null || bundle === 0));
    const cut = look.wide && size > countedAtMost;
    const told = (count: number) => (cut ? { count: Math.min(count, countedAtMost), more: true as const } : { count });
    look.bundles.forEach((bundle, number) => {
      const of = mine.filter((row) => row.bundle === number);
      for (const facet of bundle)
        if (at > 0 ? facet === bundle.at(-1) : !own.has(facet)) facets[facet] = valuesIn(of, bundle, facet, told);
    });
    return told(size);
  });
  const total = totals[0] ?? { count: 0 };
  const at = looks.findIndex(({ beside }) => beside);
  const { beside } = looks[at] ?? {};
  if (filter.activity && beside)
    facets.activity = [
      { value: filter.activity, ...total },
      { value: beside, ...(totals[at] ?? { count: 0 }) },
    ];
  return { total, facets };
}

const sum = (rows: readonly { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);

/** The values of one facet of a bundle, the most frequent first; a state stands with its side. */
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
  return [...found.values()]
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, valuesAtMost)
    .map(({ count, ...value }) => ({ ...value, ...told(count) }));
}

/** Libraries and people have names; a place or a person that is none of them is shown as it is written. */
async function labelled(pool: Pick<Pool, 'query'>, counts: RequestCounts): Promise<RequestCounts> {
  const { owner, pickup, assignedTo } = counts.facets;
  if (owner.length + pickup.length + assignedTo.length === 0) return counts;
  const { rows } = await pool.query({
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
