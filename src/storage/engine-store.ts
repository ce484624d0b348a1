import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { BesideRequest } from '../engine/model/desk-views.js';
import type { LocalRecords } from '../engine/model/local-records.js';
import type { Decision } from '../engine/model/records.js';
import {
  AlreadyStored,
  type Claimed,
  type Committed,
  type EngineStore,
  type JobScope,
  type StoredAnswer,
  StoreUnavailable,
} from '../engine/model/store.js';
import { isUnavailable } from '../engine/receiving/unavailable.js';
import type { FirstTries } from '../engine/sending/sender.js';
import { besideRequest } from './beside-step.js';
import { changeChannel, readChannel, recentOutcomes } from './channels.js';
import { unclaimedBorrowing, unsuppliedBorrowing } from './chase.js';
import {
  commit,
  commitBatch,
  createLeases,
  type Flushed,
  type Leases,
  plannedOnce,
  type Shared,
} from './commit-batch.js';
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
import { closeAttention, dismissNote, readAssignment, removeLines, saveAssignment } from './desk-work.js';
import { endedWithPatron, forgetPatron } from './forget-patron.js';
import { goneSenders, takeBackLeases } from './gone-senders.js';
import * as inbox from './inbox.js';
import { linesOfRun } from './job-lines.js';
import { withdrawLetters, writeLetters } from './letters/write-letters.js';
import { isAskedOfAnother, lockConversation, lockRequest } from './loans/find.js';
import { saveNewRequest } from './loans/new-requests.js';
import { plannedStep, unleased } from './loans/planned-step.js';
import { isOneStatement, saveStep } from './loans/write.js';
import { houseOf, type LocalSettings, localRecordsWithin } from './local-records/index.js';
import { lockUnmailed } from './mail/lock-unmailed.js';
import * as outbox from './outbox.js';
import { partnerClosed, partnersSeldomRead, touchCredential } from './partner-store.js';
import { isRowId } from './row-id.js';
import { findSameWish } from './same-wish.js';
import { withLaterWrites } from './step-writes.js';
import { quarantineTable } from './tables/quarantine.js';
import { securityEventTable } from './tables/security-event.js';
import { backdate, isTakenOver, nextExternalNumber, skipExternalNumbers } from './taken-over.js';
import * as tries from './tries.js';

/** Who is told what the engine’s transactions have written, once it is committed. */
export interface AfterCommit {
  /** Who sends what is written at once. */
  firstTries?: FirstTries;
  committed?: (what: Committed) => void;
}

/** The engine's storage on PostgreSQL: named statements on the pool that TypeORM uses too. */
export function createEngineStore(
  { dataSource, pool, delivery, fullDisk }: Database,
  settings: LocalSettings,
  { firstTries, committed }: AfterCommit = {},
): EngineStore {
  const tell = (written: Written) => {
    if (written.requests.size > 0) committed?.(written);
  };
  return {
    transaction: async (work, scope) => {
      const client = await pool.connect().catch((cause: unknown) => {
        throw new StoreUnavailable(cause);
      });
      let broken: Error | undefined;
      let kept = false;
      const leases = createLeases(scope?.tried ? undefined : firstTries);
      const written = nothingYet();
      try {
        const tx = transactionOn(dataSource, client, settings, scope?.tried ? 'trial' : 'alone', leases, written);
        // Sent ahead of the first statement; a failure of it is that statement's failure.
        client
          .query(`begin; set local lock_timeout = '10s'; ${plannedOnce}${scope ? runOf(scope) : ''}`)
          .catch(() => {});
        const result = await work(tx);
        if (!tx.committed) await tx.flush();
        if (scope?.tried) {
          scope.tried(await linesOfRun(client, scope.run));
          await client.query('rollback');
          return result;
        }
        await (tx.committed ?? commit(client));
        kept = true;
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        if ((error as { code?: string }).code === diskFull) fullDisk.seen = true;
        throw translate(error);
      } finally {
        client.release(broken);
        leases.over(kept);
        if (kept) tell(written);
      }
    },
    together: async (works, beforeCommit, scope) => {
      const written = nothingYet();
      const stored = await commitBatch(
        {
          pool,
          firstTries,
          open: (client, leases, shared) => transactionOn(dataSource, client, settings, shared, leases, written),
          begins: scope ? runOf(scope) : '',
        },
        works,
        beforeCommit,
      );
      if (stored.kind === 'kept') tell(written);
      return stored;
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

interface OpenTransaction extends Flushed {
  /** The commit, when it was sent along with the last step. */
  committed?: Promise<unknown>;
}

/** What a transaction has written so far. */
interface Written extends Committed {
  requests: Set<string>;
}

const nothingYet = (): Written => ({ requests: new Set(), newLending: false });

const runOf = ({ run }: Pick<JobScope, 'run'>) => `; set local interlend.job_run = '${Number(run)}'`;

/**
 * Whose the transaction is: the commit travels with the last step only where nothing else is in it; several works look for
 * their requests and write their steps together.
 */
type Ownership = 'alone' | 'trial' | Shared;

function transactionOn(
  dataSource: DataSource,
  session: PoolClient,
  settings: LocalSettings,
  ownership: Ownership,
  leases: Leases,
  written: Written,
): OpenTransaction {
  const { client, writes, flush } = withLaterWrites(session);
  /** What is stored under an identity, as far as it came to light when its conversation was looked for. */
  const seen = new Map<string, StoredAnswer | undefined>();
  let local: LocalRecords | undefined;
  const leasing =
    (decision: Decision) =>
    <T extends { leased: Claimed[]; outboundIds: string[] }>({ leased, ...saved }: T): Omit<T, 'leased'> => {
      leases.took(leased);
      leases.left(decision, saved.outboundIds);
      return saved;
    };
  /** With what desks see beside the request, as far as that was followed. */
  const shown = <T extends object>(saved: T): T & { beside?: BesideRequest } => {
    const beside = writes.beside();
    return { ...saved, ...(beside ? { beside: besideRequest(beside) } : {}) };
  };
  /** The commit leaves with the last statement, and waits for no answer to it. */
  const withCommit = <T>(lastOne: () => Promise<T>): Promise<T> => {
    const done = lastOne();
    tx.committed = commit(session);
    // After a failed statement the commit is a rollback; the statement says what went wrong.
    tx.committed.catch(() => {});
    return done;
  };
  const nothingWaits = () => writes.waiting().writes.length + writes.waiting().told.length === 0;
  const tx: OpenTransaction = {
    flush,
    get local() {
      local ??= localRecordsWithin(dataSource, client, settings, writes);
      return local;
    },
    lockConversation: async (key, semanticKey, identityKey) => {
      const spoken = { key, semanticKey, identityKey: identityKey ?? null };
      const looked = await (typeof ownership === 'object' && nothingWaits()
        ? ownership.locks.conversation(spoken)
        : lockConversation(client, spoken));
      if (looked.kind === 'found') {
        writes.locked(looked.loan.request.id);
        return looked;
      }
      if (identityKey) seen.set(identityKey, looked.stored);
      return undefined;
    },
    isAskedOfAnother: (key) => isAskedOfAnother(client, key),
    lockRequest: async (id, order) => {
      const sees = order && { writes, ...order };
      const isShared = typeof ownership === 'object' && nothingWaits() && isRowId(id) && !writes.hasLocked(id);
      const loan = await (isShared ? ownership.locks.request({ id, order: sees }) : lockRequest(client, id, sees));
      if (loan) writes.locked(loan.request.id);
      return loan;
    },
    partnerClosed: (code, closure) => partnerClosed(client, code, closure),
    save: async (decision, inbound, last) => {
      const { id } = decision.loan.request;
      written.requests.add(id);
      await withdrawLetters(writes.add, id, decision.withdrawn, decision.history.at(-1)?.actor ?? '');
      if (last && ownership === 'alone' && isOneStatement(decision) && decision.letters.length === 0) {
        return withCommit(() =>
          saveStep(client, decision, inbound, leases.of(decision), writes).then(leasing(decision)).then(shown),
        );
      }
      if (typeof ownership === 'object' && isOneStatement(decision) && decision.letters.length === 0) {
        const { writes: others, told } = writes.waiting();
        if (others.length === 0) {
          writes.take();
          const planned = plannedStep(decision, inbound, leases.of(decision) ?? unleased, told);
          const { shows, ...saved } = await ownership.saves.save(planned, last === 'last');
          writes.follow(shows);
          return shown(leasing(decision)(saved));
        }
      }
      const saved = leasing(decision)(await saveStep(client, decision, inbound, leases.of(decision), writes));
      await writeLetters({ client, writes, ...houseOf(settings) }, id, decision.letters);
      return shown(saved);
    },
    create: async (decision, inbound, earlyKey, last) => {
      const planned = { decision, inbound, earlyKey, lease: leases.of(decision) ?? unleased };
      const making = async () => {
        const isShared = typeof ownership === 'object' && nothingWaits();
        const { beside, ...made } = await (isShared
          ? ownership.saves.create(planned)
          : saveNewRequest(client, planned));
        writes.sees(beside);
        return leasing(decision)(made);
      };
      const isAll = decision.letters.length === 0 && decision.withdrawn.length === 0;
      const commitsToo = last && ownership === 'alone' && !inbound && isAll;
      const made = await (commitsToo ? withCommit(making) : making());
      const { id, side } = made.loan.request;
      written.requests.add(id);
      written.newLending ||= side === 'lending';
      if (commitsToo) return shown(made);
      await withdrawLetters(writes.add, id, decision.withdrawn, decision.history.at(-1)?.actor ?? '');
      await writeLetters({ client, writes, ...houseOf(settings) }, id, decision.letters);
      return shown(made);
    },
    storeInbound: (inbound) => inbox.storeInbound(client, inbound),
    hasSequence: (conversationId, sequence) => inbox.hasSequence(client, conversationId, sequence),
    findByIdentity: async (key) => (seen.has(key) ? seen.get(key) : inbox.findByIdentity(client, key)),
    countRepeat: (id) => inbox.countRepeat(client, id),
    waitingFor: (key) => inbox.waitingFor(client, key),
    settleWaiting: (id, settled) => inbox.settleWaiting(client, id, settled),
    sameWish: (query) => findSameWish(client, query),
    nextExternalNumber: () => nextExternalNumber(client),
    isHere: (request) => isTakenOver(client, request),
    backdate: (requestId, createdAt) => backdate(client, requestId, createdAt),
    skipExternalNumbers: (upTo) => skipExternalNumbers(client, upTo),
    closeAttention: async (requestId, attentionId, by) => {
      const isClosed = await closeAttention(client, requestId, attentionId, by);
      if (isClosed) written.requests.add(requestId);
      return isClosed;
    },
    dismissNote: (requestId, noteId, by) => dismissNote(client, requestId, noteId, by),
    assignment: (requestId) => readAssignment(client, requestId),
    saveAssignment: (requestId, assignment) => saveAssignment(client, requestId, assignment),
    removeLines: (requestId, positions) => removeLines(client, requestId, positions),
    forgetPatron: (requestId) => forgetPatron(client, requestId),
    lockUnmailed: (requestId, letter) => lockUnmailed(client, requestId, letter),
    lockWithdrawable: (requestId, summary) => outbox.lockWithdrawable(client, requestId, summary),
    lockUnsent: (id) => outbox.lockUnsent(client, id),
    settle: (tried) => tries.settleTogether(client, tried),
    settleOutbound: (id, token, status, outcome) => outbox.settleOutbound(client, id, token, status, outcome),
  };
  return tx;
}

/** SQLSTATE disk_full. */
const diskFull = '53100';

/** PostgreSQL's refusals in the engine's words. */
function translate(error: unknown): unknown {
  if ((error as { code?: string }).code === '23505') return new AlreadyStored(error);
  return isUnavailable(error) && !(error instanceof StoreUnavailable) ? new StoreUnavailable(error) : error;
}
