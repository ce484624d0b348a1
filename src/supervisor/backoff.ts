/** How long a process that ended waits until it is started again. */

/** The first wait, doubled with each end soon after a start, and the longest, in milliseconds. */
const firstMs = 200;
const longestMs = 30_000;
/** A process that was open for so long ended for a reason of its own, not because it cannot start. */
const steadyMs = 60_000;
/** So many ends in a row, each soon after a start, are a failing process: a person must look. */
export const failingFrom = 5;

/** Ends in a row, and the wait before the next start. */
export interface Again {
  inARow: number;
  waitMs: number;
}

/** `openMs`: how long it was open; 0 when it never was. */
export function againAfter(inARow: number, openMs: number): Again {
  const ends = openMs >= steadyMs ? 1 : inARow + 1;
  return { inARow: ends, waitMs: Math.min(longestMs, firstMs * 2 ** Math.min(20, ends - 1)) };
}
