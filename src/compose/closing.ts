import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../logging.js';

type Close = () => Promise<unknown>;

/** How long a node that closes takes, in milliseconds: callers on kept connections, and everything together. */
export interface Leaving {
  graceMs?: number;
  withinMs?: number;
}

/** What a node opened, and how it is closed in time: whoever stops a process kills it ten seconds later. */
export interface Closing {
  /** Background work: it is stopped at the same time as all other work, and finishes what it has begun. */
  work(stop: Close): void;
  /** What other parts need: closed when they have stopped; the database, which is opened first, as the last. */
  base(close: Close): void;
  /** How the node is closed, once it is. */
  leaving(): Leaving;
  close(leaving?: Leaving): Promise<void>;
}

/** How long a node takes to close at most, in milliseconds. */
const closesWithinMs = 7_000;
/** The part of it in which work comes to its end by itself. */
const forWork = 0.65;

export function createClosing(log: Logger): Closing {
  const work: Close[] = [];
  const bases: Close[] = [];
  let chosen: Leaving = {};
  const closeOne = (close: Close) =>
    close().catch((error: unknown) => log.warn({ err: error }, 'A part did not close cleanly.'));
  return {
    work: (stop) => void work.push(stop),
    base: (close) => void bases.push(close),
    leaving: () => chosen,
    close: async (leaving = {}) => {
      chosen = leaving;
      const { withinMs = closesWithinMs } = leaving;
      const until = performance.now() + withinMs;
      const remaining = (part = 1) => Math.max(50, (until - performance.now()) * part);
      const stopped = Promise.all(work.splice(0).reverse().map(closeOne));
      if (!(await within(stopped, remaining(forWork))))
        log.warn('Something was still under way; what it has not done yet is done after the start.');
      const [database, ...others] = bases.splice(0);
      // The courier's calls are cut here, so that their results can still be stored.
      await within(Promise.all(others.reverse().map(closeOne)), remaining(0.5));
      await within(stopped, remaining(0.5));
      if (database && !(await within(closeOne(database), remaining())))
        log.warn('The database still worked for this process when it ended.');
    },
  };
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const expired = pause(ms, false, { signal: timer.signal }).catch(() => false);
  const done = await Promise.race([work.then(() => true), expired]);
  timer.abort();
  return done;
}
