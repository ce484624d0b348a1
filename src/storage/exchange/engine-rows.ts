import type { EngineStore } from '../../engine/model/store.js';
import type { Database } from '../database/database.js';
import { onlyRow } from '../database/only-row.js';
import {
  areDeadlinesDue,
  overdueLending,
  retriesDue,
  unansweredConditions,
  unconfirmedCopies,
  undecidedLending,
  undeliveredRequests,
  unsentBefore,
} from '../jobs/deadlines.js';
import { partnersSeldomRead, touchCredential } from '../partners/partner-store.js';
import { unclaimedBorrowing, unsuppliedBorrowing } from '../requests/chase.js';
import { endedWithPatron } from '../requests/forget-patron.js';
import { quarantineTable } from '../tables/quarantine.js';
import { securityEventTable } from '../tables/security-event.js';
import { changeChannel, probeWhoWrote, readChannel, recentOutcomes, refusalsOf } from './channels.js';
import { claim } from './claims.js';
import { goneSenders, takeBackLeases } from './gone-senders.js';
import * as inbox from './inbox.js';
import { adoptLeases, takeOverLease } from './lease-checks.js';
import * as outbox from './outbox.js';
import * as tries from './tries.js';

/** What the engine reads and writes outside of the transactions of a step, each by a statement of its own. */
export function engineRows({
  dataSource,
  pool,
  delivery,
}: Pick<Database, 'dataSource' | 'pool' | 'delivery'>): Omit<EngineStore, 'transaction' | 'batch'> {
  return {
    partners: partnersSeldomRead(dataSource, pool),
    touchCredential: (id) => touchCredential(dataSource, id),
    quarantine: async (entry) => {
      await dataSource.getRepository(quarantineTable).insert({ ...entry, raw: entry.raw.subarray(0, 65_536) });
    },
    securityEvent: async (event) => {
      await dataSource.getRepository(securityEventTable).insert(event);
    },
    claim: (wish) => claim(delivery, wish),
    settle: async (tried) => (await tries.settle(delivery, [tried]))[0],
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
    makeDueNow: (partnerCode) => outbox.makeDueNow(pool, partnerCode),
    recentOutcomes: (partnerCode, count) => recentOutcomes(dataSource, partnerCode, count),
    probeWhoWrote: () => probeWhoWrote(pool),
    refusals: (messageId) => refusalsOf(dataSource, messageId),
    areDeadlinesDue: () => areDeadlinesDue(pool),
    undeliveredRequests: (createdBefore, limit, after) => undeliveredRequests(pool, createdBefore, limit, after),
    undecidedLending: (states, cutoffs, limit) => undecidedLending(pool, states, cutoffs, limit),
    overdueLending: (states, now, cutoffs, limit) => overdueLending(pool, states, now, cutoffs, limit),
    unansweredConditions: (now, remindBefore, limit) => unansweredConditions(pool, now, remindBefore, limit),
    unconfirmedCopies: (sentBefore, limit) => unconfirmedCopies(pool, sentBefore, limit),
    unclaimedBorrowing: (states, cutoffs, most, limit) => unclaimedBorrowing(pool, states, cutoffs, most, limit),
    unsuppliedBorrowing: (states, now, cutoffs, limit) => unsuppliedBorrowing(pool, states, now, cutoffs, limit),
    endedWithPatron: (before, limit) => endedWithPatron(pool, before, limit),
    retriesDue: (now, limit) => retriesDue(pool, now, limit),
    unsentBefore: (partners, limit) => unsentBefore(pool, partners, limit),
    earlyDue: (limit) => inbox.earlyDue(pool, limit),
    now: async () => onlyRow(await pool.query<{ now: Date }>({ name: 'now', text: 'select now() as now' })).now,
  };
}
