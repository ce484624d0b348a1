/** Before a port is closed: the connections that are queued at it are accepted. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** How long the queue may take to become empty, in milliseconds. */
const withinMs = 1_000;
/** A turn of the event loop that takes longer did other work, and connections may have arrived meanwhile, in milliseconds. */
const shortMs = 0.5;

/**
 * Resolves when no connection is queued at a port; it is closed at once then. The kernel accepts callers into a queue, Node takes
 * one of them in each turn of its event loop, and closing the port resets all that are still queued.
 *
 * @param accepted How many connections have been accepted so far.
 */
export async function untilQueueIsEmpty(accepted: () => number): Promise<void> {
  const until = performance.now() + withinMs;
  await nextTurn();
  for (let began = performance.now(); began < until; began = performance.now()) {
    const before = accepted();
    await nextTurn();
    if (accepted() === before && performance.now() - began < shortMs) return;
  }
}
