/** The work queue of requests under way: the kind of work of each is computed in advance. */
import type { Side } from '../../../engine/model/actor.js';
import type { WorkFacets } from '../../../engine/model/work.js';
import { fitting, out } from './fitting.js';
import { mostUrgent } from './orders.js';
import { type Pieces, piecesOf } from './pieces.js';
import { noWork, type OpenRows } from './rows.js';

/** A request in the queue: the place of its kind among all kinds, and its place by the rule of urgency. */
export interface RankedWork {
  rank: number;
  urgency: number;
  id: string;
}

/** The most urgent of the queue after one of them, of one kind or of all. */
export function* openWork(
  rows: OpenRows,
  now: number,
  {
    facets,
    rank,
    after,
    limit,
  }: { facets: WorkFacets; rank?: number; after?: Omit<RankedWork, 'rank'>; limit: number },
): Pieces<RankedWork[]> {
  const { kept } = yield* fitting(rows, now, facets);
  yield* piecesOf(kept.length, (from, to) => {
    for (let at = from; at < to; at++) {
      const own = rows.work[at] as number;
      if (own === noWork || (rank !== undefined && own !== rank)) kept[at] = out;
    }
  });
  const wished = { limit, ...(after ? { after: { number: after.urgency, id: Number(after.id) } } : {}) };
  const found = yield* mostUrgent({ rows, now }, kept, wished);
  return found.map(({ at, urgency }) => ({
    rank: rows.work[at] as number,
    urgency,
    id: String(rows.number.id[at]),
  }));
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
