import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logging.js';

type Close = () => Promise<unknown>;

/** What a node opened, and how it is closed in time: whoever stops a process kills it ten seconds later. */
export interface Closing {
  /** Something that works: it is told to stop together with all others, and finishes what it has begun. */
  work(stop: Close): void;
  /** Something that others stand on: closed when they have stopped, the database, which is opened first, as the last. */
  base(close: Close): void;
  close(options?: { withinMs?: number }): Promise<void>;
}

/** How long a node takes to close at most, in milliseconds. */
const closesWithinMs = 7_000;
/** The part of it in which work comes to its end by itself. */
const forWork = 0.65;

export function createClosing(log: Logger): Closing {
  const works: Close[] = [];
  const grounds: Close[] = [];
  const attempt = (close: Close) =>
    close().catch((error: unknown) => log.warn({ err: error }, 'A part did not close cleanly.'));
  return {
    work: (stop) => void works.push(stop),
    base: (close) => void grounds.push(close),
    close: async ({ withinMs = closesWithinMs } = {}) => {
      const until = performance.now() + withinMs;
      const left = (part = 1) => Math.max(50, (until - performance.now()) * part);
      const stopped = Promise.all(works.splice(0).reverse().map(attempt));
      if (!(await within(stopped, left(forWork))))
        log.warn('Something was still under way; what it has not done yet is done after the start.');
      const [database, ...others] = grounds.splice(0);
      // The courier's calls are cut here, so that what they came to can still be written down.
      await within(Promise.all(others.reverse().map(attempt)), left(0.5));
      await within(stopped, left(0.5));
      if (database && !(await within(attempt(database), left())))
        log.warn('The database still worked for this process when it ended.');
    },
  };
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  const given = new AbortController();
  const over = pause(ms, false, { signal: given.signal }).catch(() => false);
  const done = await Promise.race([work.then(() => true), over]);
  given.abort();
  return done;
}
