/** Before a port is closed: who waits at it is let in. */
import { setImmediate as onceRound } from 'node:timers/promises';

/** A crowd that does not end is not waited for, in milliseconds. */
const withinMs = 1_000;
/** Who comes while a round does other work waits until the next one: in a round as short as this nobody does, in milliseconds. */
const shortMs = 0.5;

/**
 * Resolves when nobody waits at a port any more; it is closed at once then. The kernel lets callers in by itself and keeps them in a
 * queue; Node takes one of them in each time round its loop of events, and to close the port resets all who are still in the queue.
 *
 * @param cameIn How many connections have been taken in so far.
 */
export async function untilAllAreIn(cameIn: () => number): Promise<void> {
  const until = performance.now() + withinMs;
  await onceRound();
  for (let began = performance.now(); began < until; began = performance.now()) {
    const before = cameIn();
    await onceRound();
    if (cameIn() === before && performance.now() - began < shortMs) return;
  }
}
