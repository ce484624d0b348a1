/** Every job of a node: one entry each, which names what it runs. Its title and what it does are in the words, under its name. */
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
import { lookIsDue } from '../engine/distribution/subscriptions.js';
import { countFigures } from '../engine/figures/count-figures.js';
import { passClosed } from '../engine/rota/closed-last.js';
import type { Job } from '../jobs/job.js';
import { dropEmptyTitles, placeItems } from '../storage/catalogue/items.js';
import { learnWords } from '../storage/catalogue/lexicon.js';
import { createFigureStore } from '../storage/figures/figures.js';
import { forgetMessages } from '../storage/jobs/retention.js';
import { tidy } from '../storage/jobs/slot-store.js';
import { createClosureNotices } from '../storage/local-records/closure-notices.js';
import { createRestoredNotes } from '../storage/node/restored.js';
import { type KeyOf, message } from '../words/message.js';
import type { Exchange } from './exchange.js';
import type { Opening } from './opening.js';
import type { Services } from './services.js';
import type { Storage } from './storage.js';

/** A name without a title, or without the sentence that says what the job does, does not compile. */
type JobName = KeyOf<'jobTitle'> & KeyOf<'jobAbout'>;

/** `run` as `runOnce` of a job; a job on requests gets the context of its run. */
type Entry = Pick<Job, 'at' | 'catchUp' | 'lacks' | 'onRequests' | 'isDue'> & { name: JobName; run: Job['runOnce'] };

export interface PartsOfNode {
  settings: Pick<Opening['settings'], 'auditDays' | 'directoryHours'> & Parameters<typeof forgetMessages>[1];
  storage: Storage;
  exchange: Exchange;
  services: Services;
}

export const builtInJobs = (parts: PartsOfNode): Job[] =>
  entriesOf(parts).map(({ run, ...entry }) => ({
    ...entry,
    title: message(`jobTitle.${entry.name}`),
    says: message(`jobAbout.${entry.name}`),
    runOnce: run,
  }));

function entriesOf({ settings, storage, exchange, services }: PartsOfNode): Entry[] {
  const { local, database } = storage;
  const { context, distribution, locator } = exchange;
  const { accessStore, backups, copies, fleet, patronsSide } = services;
  const { pool, patient } = database;
  const { makeBackup } = backups;
  return [
    {
      name: 'watch-deadlines',
      at: '*/5 * * * * *',
      isDue: () => context.store.areDeadlinesDue(),
      run: (now) => watchDeadlines(context, now),
    },
    {
      name: 'tidy',
      at: '0 30 3 * * *',
      catchUp: true,
      run: async (now) => {
        await tidy(patient, now);
        await dropEmptyTitles(patient);
        await patronsSide.tidy(now);
        return accessStore.tidyAccess(now);
      },
    },
    {
      name: 'forget-messages',
      at: '0 50 3 * * *',
      catchUp: true,
      run: (now) => forgetMessages(patient, settings, now),
    },
    {
      name: 'backup',
      at: '0 15 3 * * *',
      catchUp: true,
      ...(makeBackup ? {} : { lacks: message('refusedJob.backupNoFolder') }),
      run: async (_now, _on, scope) => makeBackup?.(scope?.tell ?? (() => {})),
    },
    {
      name: 'compare-fleet',
      at: '0 45 4 * * *',
      catchUp: true,
      ...(fleet.check ? {} : { lacks: message('refusedJob.fleetUnset') }),
      run: async () => fleet.check?.(),
    },
    {
      name: 'forget-audit',
      at: '0 40 3 * * *',
      catchUp: true,
      run: (now) => forgetAudit(accessStore, settings.auditDays, now),
    },
    {
      name: 'expire-lending',
      onRequests: true,
      at: '0 10 * * * *',
      catchUp: true,
      run: (now, on = context) => expireLending(on, now),
    },
    {
      name: 'send-overdues',
      onRequests: true,
      at: '0 30 0 * * *',
      catchUp: true,
      run: (now, on = context) => sendOverdues(on, now),
    },
    {
      name: 'enforce-reply-by',
      onRequests: true,
      at: '0 */15 * * * *',
      catchUp: true,
      run: (now, on = context) => enforceReplyBy(on, now),
    },
    {
      name: 'pass-closed',
      onRequests: true,
      at: '0 */15 * * * *',
      catchUp: true,
      run: (now, on = context) => passClosed(on, now),
    },
    {
      name: 'ask-again',
      onRequests: true,
      at: '0 15 * * * *',
      catchUp: true,
      run: (now, on = context) => askAgain(on, now),
    },
    {
      name: 'cancel-unanswered',
      onRequests: true,
      at: '0 20 * * * *',
      catchUp: true,
      run: (now, on = context) => cancelUnanswered(on, now),
    },
    {
      name: 'claim-unanswered',
      onRequests: true,
      at: '0 25 * * * *',
      catchUp: true,
      run: (now, on = context) => claimUnanswered(on, now),
    },
    {
      name: 'tell-closures',
      at: '0 * * * * *',
      run: (now) => tellClosures(context, createClosureNotices(pool), now),
    },
    {
      name: 'ask-after-restore',
      at: '0 * * * * *',
      catchUp: true,
      run: (now) => askAfterRestore(context, createRestoredNotes(pool), now),
    },
    {
      name: 'mark-untouched',
      onRequests: true,
      at: '0 10 5 * * *',
      catchUp: true,
      run: (now, on = context) => markUntouched(on, now),
    },
    {
      name: 'mark-lost-candidates',
      onRequests: true,
      at: '0 20 5 * * *',
      catchUp: true,
      run: (now, on = context) => markLostCandidates(on, now),
    },
    {
      name: 'forget-patrons',
      onRequests: true,
      at: '0 30 4 * * *',
      catchUp: true,
      run: (now, on = context, scope) => forgetPatrons(on, now, scope),
    },
    {
      name: 'follow-directory',
      at: '0 40 * * * *',
      run: async (now) => {
        if (await lookIsDue(distribution, settings.directoryHours, now)) await distribution.runOnce(now);
      },
    },
    {
      name: 'locate-lending',
      at: '*/10 * * * * *',
      run: (now) => locator.runOnce(now),
    },
    {
      name: 'place-items',
      at: '0 * * * * *',
      catchUp: true,
      run: () => placeItems(patient),
    },
    {
      name: 'learn-words',
      at: '0 * * * * *',
      catchUp: true,
      run: () => learnWords(patient),
    },
    {
      name: 'count-figures',
      at: '0 * * * * *',
      catchUp: true,
      run: (now) => countFigures(context, createFigureStore(patient), now),
    },
    {
      name: 'expire-holds',
      onRequests: true,
      at: '0 5 * * * *',
      catchUp: true,
      run: (now, on = context) => expireHolds(on, now),
    },
    {
      name: 'remind-holds',
      onRequests: true,
      at: '0 15 6 * * *',
      catchUp: true,
      run: (now, on = context) => on.local.circulation.remindOfHolds(now),
    },
    {
      name: 'renew-loans',
      onRequests: true,
      at: '0 10 6 * * *',
      catchUp: true,
      run: (now, on = context) => renewLoans(on, now),
    },
    {
      name: 'age-loans',
      onRequests: true,
      at: '0 20 6 * * *',
      catchUp: true,
      run: (now, on = context) =>
        ageLoans(on.local.circulation, on.log, now, (request) => markFor(on, request, 'lossUntold', now)),
    },
    {
      name: 'end-copies',
      onRequests: true,
      at: '0 25 * * * *',
      catchUp: true,
      run: (now, on = context) => copies.end(now, on),
    },
    {
      name: 'clear-copies',
      at: '0 35 * * * *',
      catchUp: true,
      run: () => copies.clear(),
    },
    {
      name: 'count-supply',
      at: '0 40 * * * *',
      catchUp: true,
      run: (now) => local.rules.countSupply(now),
    },
  ];
}
