/** The numbers beside a list, in one statement: a scan for the list itself and one for each facet that is set. */
import type { Pool } from 'pg';
import { states } from '../../domain/states.js';
import {
  countedAtMost,
  type Facet,
  facetNames,
  type RequestCounts,
  type RequestFacets,
} from '../../engine/desk-lists.js';
import type { Side } from '../../engine/ports.js';
import { conditionsOf, createdBucket, dueBucket, foundBy, understood, values } from './request-conditions.js';

/** As many partners as one facet shows. */
const partnersAtMost = 100;

export async function countRequests(pool: Pick<Pool, 'query'>, asked: RequestFacets): Promise<RequestCounts> {
  const filter = understood(asked);
  const given = values();
  const scans: string[] = [];
  const found = filter.q ? 'select request_id from found' : undefined;
  const head = filter.q ? [`found as materialized (${foundBy(filter.q, given.add)})`] : [];
  const scan = (of: RequestFacets, without?: Facet): string => {
    const conditions = conditionsOf(of, given, without, found) ?? ['false'];
    const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
    const wide = of.activity !== 'active';
    const end = wide ? `order by r.id desc limit ${countedAtMost + 1}` : '';
    const name = `scan${scans.length}`;
    scans.push(`${name} as materialized (select ${columns} from request r ${where} ${end})`);
    return name;
  };
  const main = scan(filter);
  const counted = facetNames
    .filter((facet) => facet !== 'activity' || !filter.activity)
    .map((facet) => ({ facet, from: filter[facet] === undefined ? main : scan(filter, facet) }));
  const other = filter.activity === 'active' ? 'completed' : 'active';
  const beside = filter.activity ? scan({ ...filter, activity: other }) : undefined;
  const parts = [
    `select 'size' as facet, '${main}' as scan, null as side, '' as value, count(*)::int as count from ${main}`,
    ...scans.slice(1).map((_, at) => `select 'size', 'scan${at + 1}', null, '', count(*)::int from scan${at + 1}`),
    ...counted.map(({ facet, from }) => grouped(facet, from)),
  ];
  const { rows } = await pool.query(`with ${[...head, ...scans].join(', ')} ${parts.join(' union all ')}`, given.all);
  return answerOf(rows, main, filter.activity && beside ? { own: filter.activity, other, beside } : undefined);
}

const activePairs = (Object.keys(states) as Side[])
  .map((side) => {
    const names = Object.keys(states[side]).filter((name) => !states[side][name]?.final);
    return `(r.side = '${side}' and r.state in (${names.map((name) => `'${name}'`).join(', ')}))`;
  })
  .join(' or ');
const columns = `r.side, r.state, r.partner_code as partner, (r.attention_count > 0)::text as attention,
  case when ${activePairs} then ${dueBucket} end as due,
  ${createdBucket} as created, r.service_type as "serviceType", case when ${activePairs} then 'active' else 'completed' end as activity`;

function grouped(facet: Facet, from: string): string {
  const side = facet === 'state' ? 'side' : 'null';
  const by = facet === 'state' ? 'side, state' : `"${facet}"`;
  const most = facet === 'partner' ? `limit ${partnersAtMost}` : '';
  return `(select '${facet}', '${from}', ${side}, "${facet}", count(*)::int from ${from}
    where "${facet}" is not null group by ${by} order by count(*) desc, 4 ${most})`;
}

interface Counted {
  facet: string;
  scan: string;
  side: Side | null;
  value: string;
  count: number;
}

function answerOf(
  rows: Counted[],
  main: string,
  activity: { own: string; other: string; beside: string } | undefined,
): RequestCounts {
  const sizes = new Map(rows.filter(({ facet }) => facet === 'size').map(({ scan, count }) => [scan, count]));
  const sizeOf = (scan: string) => sizes.get(scan) ?? 0;
  const cut = (scan: string): { more?: true } => (capped.has(scan) ? { more: true } : {});
  // The active view has no limit; another scan with one row more than is counted was cut off.
  const capped = new Set(
    [...sizes].filter(([scan, size]) => size === countedAtMost + 1 && !isActive(scan)).map(([scan]) => scan),
  );
  function isActive(scan: string): boolean {
    return activity !== undefined && (activity.own === 'active' ? scan !== activity.beside : scan === activity.beside);
  }
  const count = (scan: string) => ({
    count: capped.has(scan) ? countedAtMost : sizeOf(scan),
    ...cut(scan),
  });
  const facets = Object.fromEntries(facetNames.map((facet) => [facet, []])) as unknown as RequestCounts['facets'];
  for (const { facet, scan, side, value, count: number } of rows)
    if (facet !== 'size')
      facets[facet as Facet].push({
        value,
        ...(side ? { side } : {}),
        count: Math.min(number, capped.has(scan) ? countedAtMost : number),
        ...cut(scan),
      });
  if (activity)
    facets.activity = [
      { value: activity.own, ...count(main) },
      { value: activity.other, ...count(activity.beside) },
    ];
  return { total: count(main), facets };
}
