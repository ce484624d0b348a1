import type { PoolClient } from 'pg';
import type { WrittenMessages } from '../engine/model/delivery-queue.js';
import {
  AlreadyStored,
  type Committed,
  type EngineStore,
  type JobScope,
  StoreUnavailable,
} from '../engine/model/store.js';
import { isUnavailable } from '../engine/receiving/unavailable.js';
import { changeChannel, probeWhoWrote, readChannel, recentOutcomes, refusalsOf } from './channels.js';
import { unclaimedBorrowing, unsuppliedBorrowing } from './chase.js';
import { type BatchEnd, type BatchToRun, type BatchWork, runBatch } from './commit/batch.js';
import { createLeases, noLeases } from './commit/leases.js';
import type { Database } from './database.js';
import {
  areDeadlinesDue,
  overdueLending,
  retriesDue,
  unansweredConditions,
  undecidedLending,
  undeliveredRequests,
  unsentBefore,
} from './deadlines.js';
import { endedWithPatron } from './forget-patron.js';
import { goneSenders, takeBackLeases } from './gone-senders.js';
import * as inbox from './inbox.js';
import { linesOfRun } from './job-lines.js';
import { adoptLeases, takeOverLease } from './lease-checks.js';
import type { LocalSettings } from './local-records/index.js';
import * as outbox from './outbox.js';
import { partnersSeldomRead, touchCredential } from './partner-store.js';
import { openStepTransaction, type WrittenSoFar } from './step-transaction.js';
import { quarantineTable } from './tables/quarantine.js';
import { securityEventTable } from './tables/security-event.js';
import * as tries from './tries.js';

/** Who is told what the engine’s transactions have written, once it is committed. */
export interface AfterCommit {
  /** Who sends what is written for partners. */
  messages?: WrittenMessages;
  committed?: (what: Committed) => void;
}

/** The engine's storage on PostgreSQL: named statements on the pool that TypeORM uses too. */
export function createEngineStore(
  { dataSource, pool, delivery, fullDisk }: Database,
  settings: LocalSettings,
  { messages, committed }: AfterCommit = {},
): EngineStore {
  const newLeases = messages ? createLeases(messages) : () => noLeases;

  /** Each transaction of the engine: what is committed is told, and what was leased with it is handed over. */
  async function run<T>(
    works: readonly BatchWork<T>[],
    how: Pick<BatchToRun, 'lockedForMs' | 'beforeCommit' | 'tried'> & { scope: Pick<JobScope, 'run'> | undefined },
  ): Promise<BatchEnd<T>> {
    const leases = how.tried ? noLeases : newLeases();
    const written: WrittenSoFar = { requests: new Set(), newLending: false };
    let isCommitted = false;
    try {
      const end = await runBatch(
        {
          ...how,
          pool,
          begins: how.scope ? `; set local interlend.job_run = '${Number(how.scope.run)}'` : '',
          open: (session, gathering) =>
            openStepTransaction({ dataSource, session, settings, leases, written }, gathering),
        },
        works,
      );
      isCommitted = end.isCommitted;
      return end;
    } finally {
      leases.over(isCommitted);
      if (isCommitted && written.requests.size > 0) committed?.(written);
    }
  }

  return {
    transaction: async (work, scope) => {
      const told = scope?.tried;
      const tried = told && (async (session: PoolClient) => told(await linesOfRun(session, scope.run)));
      const { isCommitted, results } = await run([work], { lockedForMs: 10_000, tried, scope });
      const [result] = results;
      if (result?.status === 'fulfilled' && (isCommitted || tried)) return result.value;
      const error = result?.status === 'rejected' ? result.reason : new Error('The database did not commit.');
      if ((error as { code?: string }).code === diskFull) fullDisk.seen = true;
      throw translate(error);
    },
    batch: async (works, beforeCommit, scope) => {
      const { isCommitted, results, atFault } = await run(works, { lockedForMs: 100, beforeCommit, scope });
      return isCommitted ? { kind: 'committed', results } : { kind: 'rolledBack', atFault };
    },
    partners: partnersSeldomRead(dataSource, pool),
    touchCredential: (id) => touchCredential(dataSource, id),
    quarantine: async (entry) => {
      await dataSource.getRepository(quarantineTable).insert({ ...entry, raw: entry.raw.subarray(0, 65_536) });
    },
    securityEvent: async (event) => {
      await dataSource.getRepository(securityEventTable).insert(event);
    },
    claim: (wish) => tries.claim(delivery, wish),
    settle: (tried, next) => (next ? tries.settleAndClaim(delivery, tried, next) : tries.settle(delivery, tried)),
    adoptLeases: (leases, instance) => adoptLeases(delivery, leases, instance),
    takeOverLease: (lease, instance) => takeOverLease(delivery, lease, instance),
    markAlone: (leaseToken, alone) => tries.markAlone(delivery, leaseToken, alone),
    goneSenders: (self) => goneSenders(delivery, self),
    takeBack: (owners) => takeBackLeases(delivery, owners),
    closeAttempt: (leaseToken, answer, label) => tries.closeLate(delivery, leaseToken, answer, label),
    oldestDueSeconds: () => outbox.oldestDueSeconds(pool),
    nextDueSeconds: () => outbox.nextDueSeconds(pool),
    channel: (partnerCode) => readChannel(dataSource, partnerCode),
    changeChannel: (partnerCode, by, decide) => changeChannel(dataSource, partnerCode, by, decide),
    hurry: (partnerCode) => outbox.makeDueNow(pool, partnerCode),
    recentOutcomes: (partnerCode, count) => recentOutcomes(dataSource, partnerCode, count),
    probeWhoWrote: () => probeWhoWrote(pool),
    refusals: (messageId) => refusalsOf(dataSource, messageId),
    areDeadlinesDue: () => areDeadlinesDue(pool),
    undeliveredRequests: (createdBefore, limit, after) => undeliveredRequests(pool, createdBefore, limit, after),
    undecidedLending: (states, cutoffs, limit) => undecidedLending(pool, states, cutoffs, limit),
    overdueLending: (states, now, cutoffs, limit) => overdueLending(pool, states, now, cutoffs, limit),
    unansweredConditions: (now, remindBefore, limit) => unansweredConditions(pool, now, remindBefore, limit),
    unclaimedBorrowing: (states, cutoffs, most, limit) => unclaimedBorrowing(pool, states, cutoffs, most, limit),
    unsuppliedBorrowing: (states, now, cutoffs, limit) => unsuppliedBorrowing(pool, states, now, cutoffs, limit),
    endedWithPatron: (before, limit) => endedWithPatron(pool, before, limit),
    retriesDue: (now, limit) => retriesDue(pool, now, limit),
    unsentBefore: (partners, limit) => unsentBefore(pool, partners, limit),
    earlyDue: (limit) => inbox.earlyDue(pool as unknown as PoolClient, limit),
    now: async () => (await pool.query({ name: 'now', text: 'select now() as now' })).rows[0].now,
  };
}

/** SQLSTATE disk_full. */
const diskFull = '53100';

/** PostgreSQL's refusals in the engine's words. */
function translate(error: unknown): unknown {
  if ((error as { code?: string }).code === '23505') return new AlreadyStored(error);
  return isUnavailable(error) && !(error instanceof StoreUnavailable) ? new StoreUnavailable(error) : error;
}
