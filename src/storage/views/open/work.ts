/** The work queue of requests under way: the kind of work of each stands ready, and rows stand in the order of their ids. */
import type { Side } from '../../../engine/model/actor.js';
import type { WorkFacets } from '../../../engine/model/work.js';
import { fitting } from './fitting.js';
import { type Pieces, piecesOf } from './pieces.js';
import { noWork, type OpenRows } from './rows.js';

/** A request in the queue: the place of its kind among all kinds, 0 the most urgent. */
export interface RankedWork {
  rank: number;
  id: string;
}

/** The first ones of the queue after one of them, of one kind or of all. */
export function* openWork(
  rows: OpenRows,
  now: number,
  { facets, rank, after, limit }: { facets: WorkFacets; rank?: number; after?: RankedWork; limit: number },
): Pieces<RankedWork[]> {
  const { kept } = yield* fitting(rows, now, facets);
  const byRank = new Map<number, RankedWork[]>();
  const afterId = Number(after?.id);
  yield* piecesOf(kept.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const own = rows.work[at] as number;
      if (own === noWork || kept[at] !== 0 || (rank !== undefined && own !== rank)) continue;
      const id = rows.number.id[at] as number;
      if (after && (own < after.rank || (own === after.rank && id <= afterId))) continue;
      const found = byRank.get(own) ?? [];
      if (found.length >= limit) continue;
      if (found.push({ rank: own, id: String(id) }) === 1) byRank.set(own, found);
    }
  });
  return [...byRank.entries()]
    .sort(([one], [other]) => one - other)
    .flatMap(([, found]) => found)
    .slice(0, limit);
}

export interface WorkNumber {
  rank: number;
  side: Side;
  count: number;
}

export function* countOpenWork(rows: OpenRows, now: number, facets: WorkFacets): Pieces<WorkNumber[]> {
  const { kept } = yield* fitting(rows, now, facets);
  const sides = rows.codes.state.texts.map((key) => (key?.startsWith('lending.') ? 1 : 0));
  const counts = new Uint32Array(2 * (noWork + 1));
  const { work, code } = rows;
  yield* piecesOf(kept.length, (from, to) => {
    for (let at = from; at < to; at++)
      if (kept[at] === 0) (counts[2 * (work[at] as number) + (sides[code.state[at] as number] as number)] as number)++;
  });
  return [...counts.subarray(0, 2 * noWork)].flatMap((count, at) =>
    count > 0 ? [{ rank: at >> 1, side: at % 2 === 1 ? ('lending' as const) : ('borrowing' as const), count }] : [],
  );
}
