import type { JobDesk, JobView } from '../engine/desk/jobs.js';
import type { Log } from '../engine/house.js';
import type { Job, SlotStore } from './index.js';
import { nextSlot } from './next-slot.js';

/** The last slot taken of each job that has one. */
export interface SlotHistory {
  last(jobs: readonly string[]): Promise<ReadonlyMap<string, NonNullable<JobView['last']>>>;
}

export interface JobDeskOptions {
  slots: SlotStore & SlotHistory;
  instance: string;
  timeZone: string;
  log: Log;
}

/** What the desk may know and order of the timetable. */
export function createJobDesk(jobs: readonly Job[], { slots, instance, timeZone, log }: JobDeskOptions): JobDesk {
  const list: JobDesk['list'] = async (now) => {
    const last = await slots.last(jobs.map(({ name }) => name));
    return jobs.map((job) => {
      const [before, next] = [last.get(job.name), nextSlot(job.at, now, timeZone)];
      return {
        ...{
          name: job.name,
          says: job.says,
          french: job.french,
          schedule: job.at,
          timeZone,
          catchUp: job.catchUp ?? false,
        },
        ...(before ? { last: before } : {}),
        ...(next ? { next: next.toISOString() } : {}),
      };
    });
  };
  return {
    list,
    run: async (name, by, now) => {
      const job = jobs.find((each) => each.name === name);
      if (!job) return { kind: 'unknown' };
      if (!(await slots.take(name, now, instance)))
        return { kind: 'notNow', reason: `${name} is being run at this moment: look at it in a while.` };
      try {
        const done = await job.runOnce(now);
        await slots.finish(name, now);
        log.info({ job: name, by }, 'A job was run by hand.');
        const after = (await list(now)).find((each) => each.name === name) as JobView;
        return { kind: 'done', value: { job: after, ...(typeof done === 'number' ? { done } : {}) } };
      } catch (error) {
        log.error({ err: error, job: name, by }, 'A job that was run by hand failed.');
        return { kind: 'notNow', reason: `${name} failed; the log of the node says why. Its next slot tries again.` };
      }
    },
  };
}
