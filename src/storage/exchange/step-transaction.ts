/** What the engine does in one transaction. */
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { Happened } from '../../engine/library-system/plan.js';
import type { LocalRecords } from '../../engine/model/local-records.js';
import type { Decision, Loan } from '../../engine/model/records.js';
import type { Committed, SettledTry, StoredAnswer, StoreTransaction, WithStep } from '../../engine/model/store.js';
import type { ActiveWebhooks } from '../../engine/webhooks/active.js';
import { isRowId } from '../database/row-id.js';
import { withdrawLetters, writeLetters } from '../letters/write-letters.js';
import { saveCitation } from '../loans/citation.js';
import { isAskedOfAnother, lockConversations, lockRequests, type RequestSought, type Spoken } from '../loans/find.js';
import { type Lease, type PlannedStep, type WrittenStep, writeSteps } from '../loans/write-steps.js';
import { type LocalSettings, localRecordsWithin, recordsDefaults } from '../local-records/index.js';
import type { SystemLinks } from '../local-records/records-context.js';
import { lockUnmailed } from '../mail/lock-unmailed.js';
import { stepCallsOf } from '../outbound-calls/of-step.js';
import { letMessagesWait, maySystemCall, waitsForSystem, writeSystemCalls } from '../outbound-calls/system-of-step.js';
import { partnerClosed } from '../partners/partner-store.js';
import * as deskWork from '../requests/desk-work.js';
import { forgetPatron } from '../requests/forget-patron.js';
import { findSameWish } from '../requests/same-wish.js';
import { backdate, isTakenOver, nextExternalNumber, skipExternalNumbers } from '../requests/taken-over.js';
import type { Gathering } from './commit/gather.js';
import * as inbox from './inbox.js';
import * as outbox from './outbox.js';
import { type HistoryLine, stepClient } from './step-writes.js';
import { settle } from './tries.js';

/** What a transaction has written so far. */
export interface WrittenSoFar extends Committed {
  requests: Set<string>;
  /** Messages that were leased as they were written. */
  leased: WrittenStep['leased'];
  /** Others were written for partners that may be called, and wait to be claimed. */
  othersWait: boolean;
  /** Calls to other systems were written. */
  calls: boolean;
}

/** What all works of a transaction have in common. */
export interface Transaction {
  dataSource: DataSource;
  session: PoolClient;
  settings: LocalSettings;
  lease: Lease;
  written: WrittenSoFar;
  /** Whom a work tells of what it does. */
  webhooks?: Pick<ActiveWebhooks, 'known'> | undefined;
}

/** A new request has no line of its own that every way to one writes. */
const happenedIn = ({ history }: Decision, told: readonly HistoryLine[], isNew: boolean): Happened[] => [
  ...(isNew ? [{ event: 'created' }] : []),
  ...told,
  ...history.map(({ event, toState, facts, fromState }) => ({
    event,
    ...(facts ? { facts } : {}),
    ...(toState && toState !== fromState ? { toState } : {}),
  })),
];

/** Statements that the works of one transaction share. */
export function sharedStatements({ session, lease }: Transaction, { ofTurn, ofAll }: Gathering) {
  return {
    conversation: ofTurn((spoken: readonly Spoken[]) => lockConversations(session, spoken)),
    request: ofTurn((sought: readonly RequestSought[]) => lockRequests(session, sought)),
    settle: ofTurn((tries: readonly SettledTry[]) => settle(session, tries)),
    write: ofAll((steps: readonly PlannedStep[]) => writeSteps(session, steps, lease)),
    /** Requests that one of them has locked: the locks of a transaction do not keep its works from each other. */
    locked: new Set<string>(),
  };
}

/** The transaction as one of its works sees it. `flush` writes what waits for a statement that takes it along. */
export function storeTransactionWithin(
  { dataSource, session, settings, written, webhooks }: Transaction,
  shared: ReturnType<typeof sharedStatements>,
): StoreTransaction & { flush(): Promise<void> } {
  const { client, writes, afterWrites, flush } = stepClient(session);
  const links = settings.librarySystem;
  /** What is stored under an identity, as far as it came to light when its conversation was looked for. */
  const seen = new Map<string, StoredAnswer | undefined>();
  let local: LocalRecords | undefined;
  const calls = webhooks && webhooks.known.length > 0 ? stepCallsOf(webhooks.known) : undefined;

  function holdLock(loan: Loan): void {
    const { id } = loan.request;
    if (shared.locked.has(id) && !writes.locked.has(id))
      throw new Error(`Request ${id} is in the hands of another work of this transaction.`);
    shared.locked.add(id);
    writes.locked.add(id);
    calls?.saw(loan);
  }

  /** Writes a step, or a new request with its first step: all steps of the engine come by here. */
  async function save(decision: Decision, saving: WithStep = {}): Promise<WrittenStep> {
    const { letters, withdrawn, history, loan } = decision;
    const { isNew = false, isLast = false } = saving;
    const isCorrected = !isNew && loan.citation.mended === true;
    if (!isNew) await withdrawLetters(writes.add, loan.request.id, withdrawn, history.at(-1)?.actor ?? '');
    const lines = writes.takeLines();
    const told = calls?.of(decision, saving);
    const happened = links && links.known.length > 0 ? happenedIn(decision, writes.takeHappened(), isNew) : [];
    const mayCallSystem = links !== undefined && maySystemCall(links, happened, loan.request.side);
    const mayWait = mayCallSystem && decision.outbound.length > 0 && waitsForSystem(links, loan.request.owner);
    const planned = { ...saving, decision, told: lines, isNotLeased: mayWait };
    const ends = isLast && letters.length === 0 && !isCorrected && !told && !mayCallSystem;
    const step = await afterWrites(() => shared.write(planned, ends));
    const { request, citation } = step.loan;
    written.requests.add(request.id);
    written.newLending ||= isNew && request.side === 'lending';
    written.leased.push(...step.leased);
    written.othersWait ||= step.othersWait;
    if (told) {
      writes.add(told(request.id));
      written.calls = true;
    }
    if (isCorrected) await saveCitation(client, request, citation);
    await writeLetters({ client, ...recordsDefaults(settings) }, request.id, letters);
    if (links && mayCallSystem) await callSystem(links, request.id, happened);
    if (mayWait) await letMessagesWait(client, request.id);
    return step;
  }

  async function callSystem(of: SystemLinks, request: string, happened: readonly Happened[]): Promise<void> {
    if (await writeSystemCalls(client, of, request, happened, new Date())) written.calls = true;
  }

  /** What the local records did without a step of the request. */
  async function flushAll(): Promise<void> {
    if (links && links.known.length > 0) {
      const lines = writes.takeHappened();
      for (const request of new Set(lines.map(({ requestId }) => requestId)))
        await callSystem(
          links,
          request,
          lines.filter(({ requestId }) => requestId === request),
        );
    }
    await flush();
  }

  return {
    flush: flushAll,
    get local() {
      local ??= localRecordsWithin(dataSource, client, settings, writes);
      return local;
    },
    lockConversation: async (key, semanticKey, identityKey) => {
      const looked = await afterWrites(() =>
        shared.conversation({ key, semanticKey, identityKey: identityKey ?? null }),
      );
      if (looked.kind === 'found') {
        holdLock(looked.loan);
        return looked;
      }
      if (identityKey) seen.set(identityKey, looked.stored);
      return undefined;
    },
    isAskedOfAnother: (key) => isAskedOfAnother(client, key),
    lockRequest: async (id, order) => {
      if (!isRowId(id)) return undefined;
      const loan = await afterWrites(() => shared.request({ id, order: order && { writes, ...order } }));
      if (loan) holdLock(loan);
      return loan;
    },
    partnerClosed: (code, closure) => partnerClosed(client, code, closure),
    save,
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
      const isClosed = await deskWork.closeAttention(client, requestId, attentionId, by);
      if (isClosed) written.requests.add(requestId);
      return isClosed;
    },
    dismissNote: (requestId, noteId, by) => deskWork.dismissNote(client, requestId, noteId, by),
    assignment: (requestId) => deskWork.readAssignment(client, requestId),
    saveAssignment: (requestId, assignment) => deskWork.saveAssignment(client, requestId, assignment),
    removeLines: (requestId, positions) => deskWork.removeLines(client, requestId, positions),
    forgetPatron: (requestId) => forgetPatron(client, requestId),
    reopenAttention: (requestId, step, reasons) => deskWork.reopenAttention(client, requestId, step, reasons),
    lockUnmailed: (requestId, letter) => lockUnmailed(client, requestId, letter),
    lockWithdrawable: (requestId, summary) => outbox.lockWithdrawable(client, requestId, summary),
    lockUnsent: (id) => outbox.lockUnsent(client, id),
    settle: shared.settle,
    settleOutbound: (id, token, status, outcome) => outbox.settleOutbound(client, id, token, status, outcome),
  };
}
