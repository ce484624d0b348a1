/** The jobs of a node: each entry with the function that it runs. */

import { inRun } from '../engine/desk/in-run.js';
import type { StaffJob } from '../engine/jobs/ports.js';
import { runStaffJob, whyNotRun } from '../engine/jobs/run-staff-job.js';
import { createStaffJobDesk } from '../engine/jobs/staff-job-desk.js';
import { tellFailure } from '../engine/jobs/tell-failure.js';
import type { JobScope } from '../engine/model/store.js';
import { createTimetable, type JobFailure } from '../jobs/index.js';
import type { Job } from '../jobs/job.js';
import { createJobDesk } from '../jobs/job-desk.js';
import { type RunStaffJob, staffJobs } from '../jobs/staff-jobs.js';
import { builtInJobs } from './built-in-jobs.js';
import type { Parts } from './parts.js';

/** Joins the timetable with what staff see of its jobs and may do with them. */
export function joinTimetable({
  opening,
  storage,
  exchange,
  services,
  metrics,
}: Pick<Parts, 'opening' | 'storage' | 'exchange' | 'services' | 'metrics'>) {
  const { settings, instance, log } = opening;
  const { local } = storage;
  const { context, gateway, webhooks } = exchange;
  const { slots, staffJobStore, findMaker, findReaders, mails } = services;
  const jobTools = {
    jobs: staffJobStore,
    findMaker,
    findReaders,
    lists: gateway.lists,
    exports: gateway.exports,
    mails,
  };
  const runOwn: RunStaffJob = (on, job, now, scope) => runStaffJob(on, jobTools, job, now, scope);
  const joined = {
    slots,
    instance,
    timeZone: settings.timeZone,
    log,
    within: (scope: JobScope) => inRun(context, scope),
    calendar: () => local.libraries.calendar(),
    own: staffJobs(staffJobStore, runOwn),
    failed: (job: Job, failure: JobFailure) => {
      metrics.meter.jobFailed(job.own ? 'own' : job.name);
      void webhooks.desk.jobFailed(job.name, new Date());
      return tellFailure(context, { mails, ...slots }, { name: job.name, title: job.title, ...failure });
    },
    ownJobs: {
      store: staffJobStore,
      run: runOwn,
      whyNotRun: (job: StaffJob, now: Date) => whyNotRun(context, jobTools, job, now),
    },
  };
  const timetable = createTimetable(builtInJobs({ settings, storage, exchange, services }), joined);
  return {
    timetable,
    jobs: createJobDesk(timetable.jobs, joined),
    staffJobs: createStaffJobDesk(staffJobStore, local, findReaders),
  };
}

export type Jobs = ReturnType<typeof joinTimetable>;
