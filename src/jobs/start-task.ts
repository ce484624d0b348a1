import { schedule } from 'node-cron';
import { secondsOf } from '../domain/calendar/schedule.js';
import type { Log } from '../engine/engine-context.js';
import { everySeconds } from './every-seconds.js';

/** Something that starts by itself until it is stopped. */
export interface Task {
  stop(): void;
}

/** The event loop may be held up at the very second of a slot: it is run all the same, once, before the next one. */
const toleranceMs = 86_400_000;

/**
 * Starts what has an expression: node-cron at each slot, or a plain interval where it says every so many seconds. A slot that comes
 * while the one before goes on is left out.
 */
export function startTask(
  { name, at, zone, log }: { name: string; at: string; zone: string; log: Log },
  run: (slot: Date, late: number) => Promise<unknown>,
): Task {
  const seconds = secondsOf(at);
  if (seconds !== undefined)
    return everySeconds(seconds * 1000, async (slot, late) => {
      await run(slot, late);
    });
  const task = schedule(at, ({ date, triggeredAt }) => run(date, triggeredAt.getTime() - date.getTime()), {
    name,
    timezone: zone,
    noOverlap: true,
    unref: true,
    missedExecutionTolerance: toleranceMs,
    suppressMissedWarning: true,
    logger: loggerTo(log),
  });
  return { stop: () => void task.destroy() };
}

const loggerTo = (log: Log) => ({
  info: (words: string) => log.debug({}, words),
  debug: (words: string | Error) => log.debug({}, String(words)),
  // That a run is left out while another goes on is no fault.
  warn: (words: string) => log.debug({}, words),
  error: (words: string | Error, err?: Error) => log.error({ err: err ?? words }, 'node-cron reports an error.'),
});
