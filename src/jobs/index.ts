import type { Log } from '../engine/house.js';
import { previousSlot } from './previous-slot.js';

/** A job of the timetable. `runOnce` does the work once, for tests and by hand too. */
export interface Job {
  name: string;
  /** node-cron's six fields, in the node's time zone. */
  at: string;
  says: string;
  french: string;
  /** A slot that nobody ran, or that did not come to its end, is run once when a process of the node sees it. */
  catchUp?: true;
  runOnce(now: Date): Promise<unknown>;
}

/** Which process of the node runs which slot: a unique row decides. */
export interface SlotStore {
  take(job: string, slot: Date, instance: string): Promise<boolean>;
  finish(job: string, slot: Date): Promise<void>;
}

export interface Timetable {
  jobs: readonly Job[];
  start(): void;
  stop(): Promise<void>;
}

export interface TimetableOptions {
  slots: SlotStore;
  instance: string;
  timeZone: string;
  log: Log;
  /** For tests of missed slots; the wall clock where it is not said. */
  now?: () => Date;
  /** node-cron's `schedule`, or a double of it. */
  schedule(
    at: string,
    ring: (slot: Date) => Promise<void>,
    options: { timezone: string; name: string },
  ): { stop(): void | Promise<void> };
}

/**
 * How often missed slots are looked for beside the start: node-cron leaves a slot out when its process is busy, the
 * database may be away at that second, a machine may sleep, and a job that failed is to try again before its next day.
 */
const catchUpAt = '30 */10 * * * *';

/** node-cron only rings; the row (job, slot) decides who runs, so that a job runs once however many processes there are. */
export function createTimetable(jobs: readonly Job[], options: TimetableOptions): Timetable {
  const running = new Set<Promise<void>>();
  let bells: { stop(): void | Promise<void> }[] = [];
  async function ring(job: Job, slot: Date): Promise<void> {
    try {
      if (!(await options.slots.take(job.name, slot, options.instance))) return;
      await job.runOnce(slot);
      await options.slots.finish(job.name, slot);
    } catch (error) {
      options.log.error({ err: error, job: job.name }, 'A job failed; it is tried again.');
    }
  }
  return {
    jobs,
    start: () => {
      const rung = (job: Job, slot: Date) => {
        const going = ring(job, slot).finally(() => running.delete(going));
        running.add(going);
        return going;
      };
      const { timeZone: timezone } = options;
      bells = jobs.map((job) => options.schedule(job.at, (slot) => rung(job, slot), { timezone, name: job.name }));
      const catchUp = async () => {
        const now = options.now?.() ?? new Date();
        const missed = jobs.flatMap((job) => {
          const slot = job.catchUp && previousSlot(job.at, now, timezone);
          return slot ? [rung(job, slot)] : [];
        });
        await Promise.all(missed);
      };
      bells.push(options.schedule(catchUpAt, catchUp, { timezone, name: 'catch-up' }));
      void catchUp();
    },
    stop: async () => {
      for (const bell of bells) await bell.stop();
      await Promise.all(running);
    },
  };
}
