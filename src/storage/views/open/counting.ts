/** The numbers beside a list of requests under way. */

import { type Facet, facetNames } from '../../../domain/lists/request-lists.js';
import type { Side } from '../../../engine/model/actor.js';
import type { RequestFacets } from '../../../engine/model/lists.js';
import { type FacetColumn, facetColumn, type OpenFacet } from './facets.js';
import { type Fitting, fitting } from './fitting.js';
import { type Pieces, piecesOf } from './pieces.js';
import type { OpenRows } from './rows.js';

/** Of each facet the values with how many have them, in no order. */
export interface OpenCounts {
  total: number;
  facets: Record<OpenFacet, ValueCount[]>;
}
export interface ValueCount {
  value: string;
  side?: Side;
  count: number;
}

const openFacets = facetNames.filter((facet: Facet): facet is OpenFacet => facet !== 'activity');

/** Each facet is counted with all others applied. */
export function* countOpen(
  rows: OpenRows,
  now: number,
  filter: RequestFacets,
  among?: ArrayLike<number>,
): Pieces<OpenCounts> {
  const fits = yield* fitting(rows, now, filter, among);
  const facets = {} as OpenCounts['facets'];
  /** Facets may be in the same column, which is then counted once. */
  const counted = new Map<Uint32Array, Uint32Array>();
  for (const facet of openFacets) {
    const column = yield* facetColumn(rows, facet, now);
    // What this facet alone keeps out counts among its values.
    const own = fits.set.get(facet);
    const known = own === undefined ? counted.get(column.column) : undefined;
    const counts = known ?? (yield* countsOf(column, fits.kept, own ?? 0));
    if (own === undefined) counted.set(column.column, counts);
    facets[facet] = valuesOf(column, counts, facet);
  }
  return { total: yield* countFitting(fits), facets };
}

export function* countFitting({ kept }: Fitting): Pieces<number> {
  let total = 0;
  yield* piecesOf(kept.length, (from, to) => {
    for (let at = from; at < to; at++) if (kept[at] === 0) total++;
  });
  return total;
}

function* countsOf({ column, values }: FacetColumn, kept: Uint8Array, own: number): Pieces<Uint32Array> {
  const counts = new Uint32Array(values.length);
  yield* piecesOf(kept.length, (from, to) => addCounts(counts, column, { kept, own, from, to }));
  return counts;
}

/** By itself, so that it is compiled for these kinds of columns. */
function addCounts(
  counts: Uint32Array,
  column: Uint32Array,
  { kept, own, from, to }: { kept: Uint8Array; own: number; from: number; to: number },
): void {
  for (let at = from; at < to; at++) {
    const by = kept[at];
    if (by !== 0 && by !== own) continue;
    const value = column[at] as number;
    counts[value] = (counts[value] as number) + 1;
  }
}

function valuesOf({ values, sides }: FacetColumn, counts: Uint32Array, facet: OpenFacet): ValueCount[] {
  const found = new Map<string, ValueCount>();
  for (const [number, count] of counts.entries()) {
    const value = values[number];
    if (count === 0 || value === undefined) continue;
    const side = facet === 'state' ? sides?.[number] : undefined;
    const key = `${side ?? ''} ${value}`;
    found.set(key, { value, ...(side ? { side } : {}), count: (found.get(key)?.count ?? 0) + count });
  }
  return [...found.values()];
}
