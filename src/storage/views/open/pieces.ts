/** Work on many rows in pieces, so that others have their turn in between. */
import { setImmediate as turnOfOthers } from 'node:timers/promises';

/** Work that pauses after every few thousand rows and gives what it found at its end. */
export type Pieces<T> = Generator<undefined, T, undefined>;

/** So many rows are one piece: a fraction of a millisecond. */
export const rowsAPiece = 8_192;

/** For so long the work may go on before others have their turn. */
const stretchMs = 4;

export async function inPieces<T>(work: Pieces<T>): Promise<T> {
  let began = performance.now();
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    if (performance.now() - began < stretchMs) continue;
    await turnOfOthers();
    began = performance.now();
  }
}

/** Calls `each` with the bounds of one piece after the other. */
export function* piecesOf(size: number, each: (from: number, to: number) => void): Pieces<void> {
  for (let from = 0; from < size; from += rowsAPiece) {
    each(from, Math.min(size, from + rowsAPiece));
    yield;
  }
}

/** Works one after the other, so that none sees what another has half changed. */
export function createQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}
