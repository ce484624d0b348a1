/** Which requests under way fit what is asked, and of those that do not, whether one facet alone keeps them out. */
import { type DayRange, dayRanges } from '../../../domain/lists/request-lists.js';
import { eitherOf, isNot, oneOrMore } from '../../../engine/desk/lists.js';
import type { RequestFacets } from '../../../engine/model/lists.js';
import { type FacetColumn, facetColumn, type OpenFacet, rangeColumn } from './facets.js';
import { type Pieces, piecesOf } from './pieces.js';
import { flag, type OpenRows } from './rows.js';

export interface Fitting {
  /** By row: 0 fits; a number is that of the one condition that keeps it out; `out`: more than one does, or what is no facet. */
  kept: Uint8Array;
  /** The facets that are set, each with the number of its condition; two that are joined by *or* are one condition. */
  set: ReadonlyMap<OpenFacet | DayRange, number>;
}
export const out = 255;

const facets = ['side', 'state', 'turn', 'partner', 'owner', 'pickup', 'serviceType', 'level', 'format'] as const;
const facetsOfOne = [
  'assignedTo',
  'attention',
  'notes',
  'unread',
  'printed',
  'created',
  'updated',
  'due',
  'urgency',
] as const;

/** `among`: those that words or ids found, where some are looked for. */
export function* fitting(
  rows: OpenRows,
  now: number,
  filter: RequestFacets,
  among?: ArrayLike<number>,
): Pieces<Fitting> {
  const kept = yield* begun(rows, among);
  if (filter.owners) yield* keepOut(kept, [ownedBy(rows, filter.owners)], out);
  const set = new Map<OpenFacet | DayRange, number>();
  const asked = [...facets, ...facetsOfOne, ...dayRanges].filter((name) => filter[name] !== undefined);
  const joined: readonly string[] = eitherOf(filter);
  const alone = asked.filter((name) => !joined.includes(name)).map((name) => [name]);
  const conditions = joined.length > 0 ? [...alone, asked.filter((name) => joined.includes(name))] : alone;
  for (const [at, names] of conditions.entries()) {
    const columns: Column[] = [];
    for (const name of names) {
      set.set(name, at + 1);
      columns.push(yield* conditionOf(rows, now, filter, name));
    }
    yield* keepOut(kept, columns, at + 1);
  }
  return { kept, set };
}

const isRange = (name: OpenFacet | DayRange): name is DayRange => (dayRanges as readonly string[]).includes(name);

/** What fits a facet or a range of days; or what does not, where that is asked. */
function* conditionOf(rows: OpenRows, now: number, filter: RequestFacets, name: OpenFacet | DayRange): Pieces<Column> {
  const wanted = new Set(isRange(name) ? ['within'] : wantedOf(name, filter[name] ?? []));
  const column = isRange(name)
    ? yield* rangeColumn(rows, name, filter[name] ?? '', filter.timeZone ?? 'UTC')
    : yield* facetColumn(rows, name, now);
  const fitting = !isNot(filter, name);
  return { ...column, fits: column.values.map((each) => (each !== undefined && wanted.has(each)) === fitting) };
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

/** Whatever fits none of the columns. */
function* keepOut(kept: Uint8Array, columns: readonly Column[], by: number): Pieces<void> {
  const [one, other] = columns.map(({ column, fits }) => ({ column, isKept: Uint8Array.from(fits, Number) }));
  if (!one) return;
  yield* piecesOf(kept.length, (from, to) => {
    for (let at = from; at < to; at++) {
      if (one.isKept[one.column[at] as number]) continue;
      if (other?.isKept[other.column[at] as number]) continue;
      kept[at] = kept[at] === 0 ? by : out;
    }
  });
}
