/** Looks for new lending requests as soon as they are stored, one after the other; a sweep finds what a crash left. */

import type { EngineContext } from '../engine-context.js';
import type { LocalRecords } from '../model/local-records.js';
import { locate } from './locate.js';

const rowsAtOnce = 50;

export interface Locator {
  /** A lending request was stored. */
  wake(): void;
  /** Everything that waits now; gives how many were looked for. */
  runOnce(now: Date): Promise<number>;
  /** From here on a new request is looked for at once. */
  start(): void;
  stop(): Promise<void>;
}

export function createLocator(context: EngineContext, local: Pick<LocalRecords, 'lending'>): Locator {
  let awake = false;
  let again = false;
  let going: Promise<unknown> = Promise.resolve();
  let running = false;
  async function untilNothingWaits(): Promise<void> {
    while (again && awake) {
      again = false;
      await sweep(context, local, new Date()).catch((error: unknown) =>
        context.log.error({ err: error }, 'New lending requests could not be looked for; the sweep tries again.'),
      );
    }
  }
  return {
    wake: () => {
      again = true;
      if (!awake || running) return;
      running = true;
      going = untilNothingWaits().finally(() => {
        running = false;
      });
    },
    runOnce: (now) => sweep(context, local, now),
    start: () => {
      awake = true;
    },
    stop: async () => {
      awake = false;
      await going;
    },
  };
}

async function sweep(context: EngineContext, local: Pick<LocalRecords, 'lending'>, now: Date): Promise<number> {
  let done = 0;
  for (;;) {
    const ids = await local.lending.unlocated(rowsAtOnce);
    const before = done;
    const partners = ids.length > 0 ? await context.book.all() : [];
    for (const id of ids) {
      try {
        if (await locate(context, partners, id, now)) done += 1;
      } catch (error) {
        context.log.error({ err: error, request: id }, 'A lending request could not be looked for; it is tried again.');
      }
    }
    if (ids.length < rowsAtOnce || done === before) return done;
  }
}
