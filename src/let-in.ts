/** Before a port is closed: who waits at it is let in. */
import { setImmediate as onceRound } from 'node:timers/promises';

/** A crowd that does not end is not waited for, in milliseconds. */
const withinMs = 500;

/**
 * Resolves when nobody waits at a port any more. The kernel lets callers in by itself and keeps them in a queue; Node takes one
 * of them in each time round its loop of events, and to close the port resets all who are still in the queue.
 *
 * @param cameIn How many connections have been taken in so far.
 */
export async function untilAllAreIn(cameIn: () => number): Promise<void> {
  const until = performance.now() + withinMs;
  await onceRound();
  for (let before = -1; before !== cameIn() && performance.now() < until; ) {
    before = cameIn();
    await onceRound();
  }
}
