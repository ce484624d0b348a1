import type { PoolClient } from 'pg';
import type { LocalRecords } from '../engine/local-records.js';
import {
  AlreadyStored,
  type EngineStore,
  type StoredAnswer,
  type StoreTransaction,
  StoreUnavailable,
} from '../engine/store.js';
import { changeChannel, readChannel, recentOutcomes } from './channels.js';
import type { Database } from './database.js';
import { overdueLending, unansweredConditions, undecidedLending } from './deadlines.js';
import { addNotes, dismissNote, dismissNoteOf, readAssignment, removeLines, saveAssignment } from './desk-work.js';
import * as inbox from './inbox.js';
import { createLoan, isAskedOfAnother, lockConversation, lockRequest, saveStep } from './loans.js';
import { type LocalSettings, localRecordsWithin } from './local-records/index.js';
import * as outbox from './outbox.js';
import { readPartners, touchCredential } from './partner-store.js';
import { isRowId } from './row-id.js';
import { attentionTable } from './tables/attention.js';
import { quarantineTable } from './tables/quarantine.js';
import { securityEventTable } from './tables/security-event.js';

/** The engine's storage on PostgreSQL: named statements on the pool that TypeORM uses too. */
export function createEngineStore({ dataSource, pool, delivery }: Database, settings: LocalSettings): EngineStore {
  return {
    transaction: async (work) => {
      const client = await pool.connect().catch((cause: unknown) => {
        throw new StoreUnavailable(cause);
      });
      let broken: Error | undefined;
      try {
        await client.query(`begin; set local lock_timeout = '10s'`);
        const result = await work(transactionOn(client, settings));
        await client.query({ name: 'commit', text: 'commit' });
        return result;
      } catch (error) {
        await client.query('rollback').catch((failure: Error) => {
          broken = failure;
        });
        throw translate(error);
      } finally {
        client.release(broken);
      }
    },
    partners: () => readPartners(dataSource),
    touchCredential: (id) => touchCredential(dataSource, id),
    quarantine: async (entry) => {
      await dataSource.getRepository(quarantineTable).insert({ ...entry, raw: entry.raw.subarray(0, 65_536) });
    },
    securityEvent: async (event) => {
      await dataSource.getRepository(securityEventTable).insert(event);
    },
    claim: (options) => outbox.claim(delivery, options),
    settle: (tries) => outbox.settle(delivery, tries),
    closeAttempt: (leaseToken, answer, label) => outbox.closeLate(delivery, leaseToken, answer, label),
    oldestDueSeconds: () => outbox.oldestDueSeconds(pool),
    nextDueSeconds: () => outbox.nextDueSeconds(pool),
    channel: (partnerCode) => readChannel(dataSource, partnerCode),
    changeChannel: (partnerCode, by, decide) => changeChannel(dataSource, partnerCode, by, decide),
    hurry: (partnerCode) => outbox.hurry(pool, partnerCode),
    recentOutcomes: (partnerCode, count) => recentOutcomes(dataSource, partnerCode, count),
    undeliveredRequests: async (createdBefore, limit) => {
      const result = await pool.query({
        name: 'undelivered-requests',
        text: `select id::text as "outboundId", request_id::text as "requestId", created_at as "createdAt" from outbound_message
          where kind = 'request' and status in ('pending', 'held') and created_at <= $1 order by id limit $2`,
        values: [createdBefore, limit],
      });
      return result.rows;
    },
    undecidedLending: (states, cutoffs, limit) => undecidedLending(pool, states, cutoffs, limit),
    overdueLending: (states, now, cutoffs, limit) => overdueLending(pool, states, now, cutoffs, limit),
    unansweredConditions: (now, remindBefore, limit) => unansweredConditions(pool, now, remindBefore, limit),
    earlyDue: (limit) => inbox.earlyDue(pool as unknown as PoolClient, limit),
    now: async () => (await pool.query({ name: 'now', text: 'select now() as now' })).rows[0].now,
  };
}

function transactionOn(client: PoolClient, settings: LocalSettings): StoreTransaction {
  /** What is stored under an identity, as far as it came to light when its conversation was looked for. */
  const seen = new Map<string, StoredAnswer | undefined>();
  let local: LocalRecords | undefined;
  return {
    get local() {
      local ??= localRecordsWithin(client, settings);
      return local;
    },
    lockConversation: async (key, semanticKey, identityKey) => {
      const looked = await lockConversation(client, key, semanticKey, identityKey ?? null);
      if (looked.kind === 'found') return looked;
      if (identityKey) seen.set(identityKey, looked.stored);
      return undefined;
    },
    isAskedOfAnother: (key) => isAskedOfAnother(client, key),
    lockRequest: (id) => lockRequest(client, id),
    save: async (decision, inbound) => {
      const saved = await saveStep(client, decision, inbound);
      await addNotes(client, decision.loan.request.id, decision.notes);
      return saved;
    },
    create: async (decision, inbound, earlyKey) => {
      const made = await createLoan(client, decision, inbound, earlyKey);
      await addNotes(client, made.loan.request.id, decision.notes);
      return made;
    },
    storeInbound: (inbound) => inbox.storeInbound(client, inbound),
    hasSequence: (conversationId, sequence) => inbox.hasSequence(client, conversationId, sequence),
    findByIdentity: async (key) => (seen.has(key) ? seen.get(key) : inbox.findByIdentity(client, key)),
    countRepeat: (id) => inbox.countRepeat(client, id),
    waitingFor: (key) => inbox.waitingFor(client, key),
    settleWaiting: (id, settled) => inbox.settleWaiting(client, id, settled),
    nextExternalNumber: async () =>
      Number(
        (await client.query({ name: 'next-external', text: `select nextval('external_id_number') as n` })).rows[0].n,
      ),
    closeAttention: async (requestId, attentionId, by) => {
      if (!isRowId(requestId) || !isRowId(attentionId)) return false;
      const closed = await client.query({
        name: 'close-attention',
        text: `with closed as (update ${attentionTable.options.name} set closed_at = now(), closed_by = $3
            where id = $2 and request_id = $1 and closed_at is null returning request_id),
          counted as (
            update request set attention_count = attention_count - 1, updated_at = now() where id in (select request_id from closed)
            returning id, side, version, state, attention_count)
          insert into request_change (request_id, side, version, state, attention_count, event, actor)
          select id, side, version, state, attention_count, 'attention.dismissed', $3 from counted`,
        values: [requestId, attentionId, by],
      });
      if (closed.rowCount === 1) await dismissNoteOf(client, requestId, attentionId, by);
      return closed.rowCount === 1;
    },
    dismissNote: (requestId, noteId, by) => dismissNote(client, requestId, noteId, by),
    assignment: (requestId) => readAssignment(client, requestId),
    saveAssignment: (requestId, assignment) => saveAssignment(client, requestId, assignment),
    removeLines: (requestId, positions) => removeLines(client, requestId, positions),
    lockUnsent: (id) => outbox.lockUnsent(client, id),
    settleOutbound: (id, token, status, outcome) => outbox.settleOutbound(client, id, token, status, outcome),
  };
}

/** PostgreSQL's refusals in the engine's words. */
function translate(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === '23505') return new AlreadyStored(error);
  const unavailable =
    code === '55P03' || // lock_not_available
    code === '40P01' || // deadlock_detected
    code?.startsWith('08') || // connection exceptions
    code?.startsWith('57P') || // shutdown, crash
    code === '53100' || // disk_full
    code === '53300' || // too_many_connections
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT'].includes(code ?? '') ||
    /Connection terminated|timeout exceeded when trying to connect/.test((error as Error).message ?? '');
  return unavailable ? new StoreUnavailable(error) : error;
}
