/** Which requests under way fit what is asked, and of those that do not, whether one facet alone keeps them out. */
import { oneOrMore } from '../../../engine/desk/lists.js';
import type { RequestFacets } from '../../../engine/model/lists.js';
import { type FacetColumn, facetColumn, type OpenFacet } from './facets.js';
import { type Pieces, piecesOf } from './pieces.js';
import { flag, type OpenRows } from './rows.js';

export interface Fitting {
  /** By row: 0 fits; a number is that of the one facet that keeps it out; `out`: more than one does, or what is no facet. */
  kept: Uint8Array;
  /** The facets that are set, each with its number. */
  set: ReadonlyMap<OpenFacet, number>;
}
export const out = 255;

const facets = ['side', 'state', 'turn', 'partner', 'owner', 'pickup', 'serviceType', 'level', 'format'] as const;
const facetsOfOne = ['assignedTo', 'attention', 'notes', 'unread', 'printed', 'created', 'updated', 'due'] as const;

/** `among`: those that words or ids found, where some are looked for. */
export function* fitting(
  rows: OpenRows,
  now: number,
  filter: RequestFacets,
  among?: ArrayLike<number>,
): Pieces<Fitting> {
  const kept = yield* begun(rows, among);
  if (filter.owners) yield* keepOut(kept, ownedBy(rows, filter.owners), out);
  const set = new Map<OpenFacet, number>();
  for (const facet of [...facets, ...facetsOfOne]) {
    const value = filter[facet];
    if (value === undefined) continue;
    const number = set.size + 1;
    set.set(facet, number);
    const wanted = new Set(wantedOf(facet, value));
    const column = yield* facetColumn(rows, facet, now);
    yield* keepOut(
      kept,
      { ...column, fits: column.values.map((each) => each !== undefined && wanted.has(each)) },
      number,
    );
  }
  return { kept, set };
}

function wantedOf(facet: OpenFacet, value: NonNullable<RequestFacets[OpenFacet]>): readonly string[] {
  if (typeof value === 'boolean') return [String(value)];
  const wanted = oneOrMore(value);
  return facet === 'turn' ? wanted.filter((each) => each !== nobodysTurn) : wanted;
}
/** Of nothing that is under way. */
const nobodysTurn = 'nobody';

/** What is no library's own is everybody's. */
function ownedBy({ code, codes }: OpenRows, owners: readonly string[]): Column {
  return { column: code.owner, fits: codes.owner.texts.map((text) => text === null || owners.includes(text)) };
}

function* begun(rows: OpenRows, among?: ArrayLike<number>): Pieces<Uint8Array> {
  const { size, flags } = rows;
  const kept = new Uint8Array(size);
  if (among) {
    kept.fill(out);
    yield* piecesOf(among.length, (from, to) => {
      for (let index = from; index < to; index++) {
        const at = rows.find(among[index] as number);
        if (at >= 0) kept[at] = 0;
      }
    });
  } else if (rows.gone > 0)
    yield* piecesOf(size, (from, to) => {
      for (let at = from; at < to; at++) if ((flags[at] as number) & flag.gone) kept[at] = out;
    });
  return kept;
}

interface Column extends Pick<FacetColumn, 'column'> {
  /** By number. */
  fits: readonly boolean[];
}

function* keepOut(kept: Uint8Array, { column, fits }: Column, by: number): Pieces<void> {
  const isKept = Uint8Array.from(fits, (each) => (each ? 1 : 0));
  yield* piecesOf(kept.length, (from, to) => {
    for (let at = from; at < to; at++) if (!isKept[column[at] as number]) kept[at] = kept[at] === 0 ? by : out;
  });
}
