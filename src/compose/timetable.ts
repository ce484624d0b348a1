/** The jobs of a node: each row of `jobs/` with the work that it names. */

import { forgetAudit } from '../engine/access/forget-audit.js';
import { ageLoans } from '../engine/deadlines/age-loans.js';
import { askAfterRestore } from '../engine/deadlines/ask-after-restore.js';
import { askAgain } from '../engine/deadlines/ask-again.js';
import { cancelUnanswered, claimUnanswered } from '../engine/deadlines/chase.js';
import { enforceReplyBy } from '../engine/deadlines/enforce-reply-by.js';
import { expireHolds, markFor } from '../engine/deadlines/expire-holds.js';
import { expireLending } from '../engine/deadlines/expire-lending.js';
import { forgetPatrons } from '../engine/deadlines/forget-patrons.js';
import { markLostCandidates, markUntouched } from '../engine/deadlines/mark-left.js';
import { renewLoans } from '../engine/deadlines/renew-loans.js';
import { sendOverdues } from '../engine/deadlines/send-overdues.js';
import { tellClosures } from '../engine/deadlines/tell-closures.js';
import { watchDeadlines } from '../engine/deadlines/watch-deadlines.js';
import { inRun } from '../engine/desk/in-run.js';
import { lookIsDue } from '../engine/distribution/subscriptions.js';
import { countFigures } from '../engine/figures/count-figures.js';
import type { StaffJob } from '../engine/jobs/ports.js';
import { runStaffJob, whyNotRun } from '../engine/jobs/run-staff-job.js';
import { createStaffJobDesk } from '../engine/jobs/staff-job-desk.js';
import { tellFailure } from '../engine/jobs/tell-failure.js';
import type { JobScope } from '../engine/model/store.js';
import { passClosed } from '../engine/rota/closed-last.js';
import { accessJobs } from '../jobs/access-jobs.js';
import { backupJobs } from '../jobs/backup-jobs.js';
import { deadlineJobs } from '../jobs/deadline-jobs.js';
import { directoryJobs } from '../jobs/directory-jobs.js';
import { exchangeJobs } from '../jobs/exchange-jobs.js';
import { createTimetable, type JobFailure } from '../jobs/index.js';
import type { Job } from '../jobs/job.js';
import { createJobDesk, titleOfJob } from '../jobs/job-desk.js';
import { lendingJobs } from '../jobs/lending-jobs.js';
import { localJobs } from '../jobs/local-jobs.js';
import { type RunStaffJob, staffJobs } from '../jobs/staff-jobs.js';
import { dropEmptyTitles, placeItems } from '../storage/catalogue/items.js';
import { createFigureStore } from '../storage/figures.js';
import { learnWords } from '../storage/lexicon.js';
import { createClosureNotices } from '../storage/local-records/closure-notices.js';
import { createRestoredNotes } from '../storage/restored.js';
import { forgetMessages } from '../storage/retention.js';
import { tidy } from '../storage/slot-store.js';
import type { Exchange } from './exchange.js';
import type { Opening } from './opening.js';
import type { Services } from './services.js';
import type { Storage } from './storage.js';

/** Joins the timetable, and the desks at which people see and run its jobs. */
export function joinTimetable(opening: Opening, storage: Storage, exchange: Exchange, services: Services) {
  const { settings, instance, log } = opening;
  const { database, local } = storage;
  const { context, gateway, distribution, metrics, locator: looking, webhooks } = exchange;
  const { accessStore, slots, staffJobStore, findMaker, findReaders, backups, patronsSide, copies, mails } = services;
  const { pool, patient } = database;
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
      return tellFailure(context, { mails, ...slots }, { name: job.name, title: titleOfJob(job), ...failure });
    },
    ownJobs: {
      store: staffJobStore,
      run: runOwn,
      whyNotRun: (job: StaffJob, now: Date) => whyNotRun(context, jobTools, job, now),
    },
  };
  const timetable = createTimetable(
    [
      ...exchangeJobs({
        watchDeadlines: (now) => watchDeadlines(context, now),
        areDeadlinesDue: () => context.store.areDeadlinesDue(),
        tidy: async (now) => {
          await tidy(patient, now);
          await dropEmptyTitles(patient);
          await patronsSide.tidy(now);
          return accessStore.tidyAccess(now);
        },
        forgetMessages: (now) => forgetMessages(patient, settings, now),
      }),
      ...backupJobs(backups),
      ...accessJobs({ forgetAudit: (now) => forgetAudit(accessStore, settings.auditDays, now) }),
      ...deadlineJobs({
        expireLending: (now, on = context) => expireLending(on, now),
        sendOverdues: (now, on = context) => sendOverdues(on, now),
        askAgain: (now, on = context) => askAgain(on, now),
        enforceReplyBy: (now, on = context) => enforceReplyBy(on, now),
        tellClosures: (now) => tellClosures(context, createClosureNotices(pool), now),
        forgetPatrons: (now, on = context, scope) => forgetPatrons(on, now, scope),
        askAfterRestore: (now) => askAfterRestore(context, createRestoredNotes(pool), now),
        markUntouched: (now, on = context) => markUntouched(on, now),
        markLostCandidates: (now, on = context) => markLostCandidates(on, now),
        cancelUnanswered: (now, on = context) => cancelUnanswered(on, now),
        claimUnanswered: (now, on = context) => claimUnanswered(on, now),
        passClosed: (now, on = context) => passClosed(on, now),
      }),
      ...directoryJobs({
        followDirectory: async (now) => {
          if (await lookIsDue(distribution, settings.directoryHours, now)) await distribution.runOnce(now);
        },
      }),
      ...lendingJobs({ locate: (now) => looking.runOnce(now) }),
      ...localJobs({
        expireHolds: (now, on = context) => expireHolds(on, now),
        remindOfHolds: (now, on = context) => on.local.circulation.remindOfHolds(now),
        renewLoans: (now, on = context) => renewLoans(on, now),
        ageLoans: (now, on = context) =>
          ageLoans(on.local.circulation, on.log, now, (request) => markFor(on, request, 'lossUntold', now)),
        countSupply: (now) => local.rules.countSupply(now),
        placeItems: () => placeItems(patient),
        learnWords: () => learnWords(patient),
        countFigures: (now) => countFigures(context, createFigureStore(patient), now),
        endCopies: (now, on = context) => copies.end(now, on),
        clearCopies: () => copies.clear(),
      }),
    ],
    joined,
  );
  return {
    timetable,
    jobs: createJobDesk(timetable.jobs, joined),
    staffJobs: createStaffJobDesk(staffJobStore, local, findReaders),
  };
}

/** What runs by the clock. */
export type Jobs = ReturnType<typeof joinTimetable>;
