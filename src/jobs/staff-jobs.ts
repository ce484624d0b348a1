import { expressionOf } from '../domain/calendar/schedule.js';
import type { EngineContext } from '../engine/engine-context.js';
import { JobRefused, nameOfStaffJob, type RunScope, type StaffJob, type StaffJobStore } from '../engine/jobs/ports.js';
import { sayingOf } from '../engine/jobs/sayings.js';
import { message } from '../words/message.js';
import type { Job } from './job.js';

/** A run of a job as it is kept then; nothing when it was removed meanwhile. */
export type RunStaffJob = (on: EngineContext, job: StaffJob | undefined, now: Date, scope: RunScope) => Promise<number>;

/** Jobs that staff defined, as rows of the timetable. */
export const staffJobs = (store: Pick<StaffJobStore, 'list' | 'read'>, run: RunStaffJob) => async (): Promise<Job[]> =>
  (await store.list()).map((job) => staffJob(job, store, run));

/** One of them. Its run reads it anew: it may have been changed since the timetable was read. */
export const staffJob = (job: StaffJob, store: Pick<StaffJobStore, 'read'>, run: RunStaffJob): Job => ({
  name: nameOfStaffJob(job.id),
  at: expressionOf(job.schedule),
  title: job.name,
  says: sayingOf(job),
  catchUp: true,
  onRequests: true,
  own: job,
  runOnce: async (now, on, scope) => {
    if (!on || !scope) throw new JobRefused(message('refusedJob.gone'));
    return run(on, job.id === '' ? job : await store.read(job.id), now, scope);
  },
});
