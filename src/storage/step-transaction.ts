/** What the engine does in one transaction, as one of its works sees it. */
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { LocalRecords } from '../engine/model/local-records.js';
import type { Decision, Loan } from '../engine/model/records.js';
import type { Committed, StoredAnswer } from '../engine/model/store.js';
import type { WorkTransaction } from './commit/batch.js';
import type { Gathering } from './commit/gather.js';
import type { Leases } from './commit/leases.js';
import {
  closeAttention,
  dismissNote,
  readAssignment,
  removeLines,
  reopenAttention,
  saveAssignment,
} from './desk-work.js';
import { forgetPatron } from './forget-patron.js';
import * as inbox from './inbox.js';
import { withdrawLetters, writeLetters } from './letters/write-letters.js';
import { saveCitation } from './loans/citation.js';
import {
  isAskedOfAnother,
  type Looked,
  lockConversations,
  lockForOrders,
  lockRequests,
  type RequestSought,
  type Spoken,
} from './loans/find.js';
import { type PlannedStep, type WrittenStep, writeSteps } from './loans/write-steps.js';
import { type LocalSettings, localRecordsWithin, recordsDefaults } from './local-records/index.js';
import { lockUnmailed } from './mail/lock-unmailed.js';
import * as outbox from './outbox.js';
import { partnerClosed } from './partner-store.js';
import { isRowId } from './row-id.js';
import { findSameWish } from './same-wish.js';
import { stepClient } from './step-writes.js';
import { backdate, isTakenOver, nextExternalNumber, skipExternalNumbers } from './taken-over.js';
import { settleMany } from './tries.js';

/** What a transaction has written so far. */
export interface WrittenSoFar extends Committed {
  requests: Set<string>;
}

/** What all works of a transaction have in common. */
interface Transaction {
  dataSource: DataSource;
  session: PoolClient;
  settings: LocalSettings;
  leases: Leases;
  written: WrittenSoFar;
}

/** Statements that the works of one transaction share. */
interface Shared {
  conversation(spoken: Spoken): Promise<Looked>;
  request(sought: RequestSought): Promise<Loan | undefined>;
  order(sought: RequestSought): Promise<Loan | undefined>;
  write(step: PlannedStep, isLast: boolean): Promise<WrittenStep>;
  /** Requests that one of them has locked: the locks of a transaction do not keep its works from each other. */
  locked: Set<string>;
}

/** Opens the transaction for each of its works. */
export function openStepTransaction(of: Transaction, gathering: Gathering): () => WorkTransaction {
  const { session } = of;
  const shared: Shared = {
    conversation: gathering.ofTurn((spoken: readonly Spoken[]) => lockConversations(session, spoken)),
    request: gathering.ofTurn((sought: readonly RequestSought[]) => lockRequests(session, sought)),
    order: gathering.ofTurn((sought: readonly RequestSought[]) => lockForOrders(session, sought)),
    write: gathering.ofAll((steps: readonly PlannedStep[]) => writeSteps(session, steps)),
    locked: new Set(),
  };
  return () => workTransaction(of, shared);
}

function workTransaction(
  { dataSource, session, settings, leases, written }: Transaction,
  shared: Shared,
): WorkTransaction {
  const { client, writes, afterWrites, flush } = stepClient(session);
  /** What is stored under an identity, as far as it came to light when its conversation was looked for. */
  const seen = new Map<string, StoredAnswer | undefined>();
  let local: LocalRecords | undefined;

  function holdLock({ request: { id } }: Loan): void {
    if (shared.locked.has(id) && !writes.hasLocked(id))
      throw new Error(`Request ${id} is in the hands of another work of this transaction.`);
    shared.locked.add(id);
    writes.locked(id);
  }

  /** Writes a step, or a new request with its first step: all steps of the engine come by here. */
  async function write(
    decision: Decision,
    {
      isNew = false,
      inbound,
      earlyKey,
      last,
    }: { isNew?: boolean } & Partial<Pick<PlannedStep, 'inbound' | 'earlyKey'>> & { last: 'last' | undefined },
  ): Promise<WrittenStep> {
    const { letters, withdrawn, history, loan } = decision;
    const isCorrected = !isNew && loan.citation.mended === true;
    if (!isNew) await withdrawLetters(writes.add, loan.request.id, withdrawn, history.at(-1)?.actor ?? '');
    const planned = { decision, isNew, inbound, earlyKey, lease: leases.of(decision), told: writes.takeTold() };
    const isLast = last === 'last' && letters.length === 0 && !isCorrected;
    const step = await afterWrites(() => shared.write(planned, isLast));
    const { request, citation } = step.loan;
    leases.wrote(step);
    written.requests.add(request.id);
    written.newLending ||= isNew && request.side === 'lending';
    if (isCorrected) await saveCitation(client, request, citation);
    await writeLetters({ client, ...recordsDefaults(settings) }, request.id, letters);
    return step;
  }

  return {
    flush,
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
      const loan = await afterWrites(() =>
        order ? shared.order({ id, order: { writes, ...order } }) : shared.request({ id, order: undefined }),
      );
      if (loan) holdLock(loan);
      return loan;
    },
    partnerClosed: (code, closure) => partnerClosed(client, code, closure),
    save: (decision, inbound, last) => write(decision, { inbound, last }),
    create: (decision, inbound, earlyKey, last) => write(decision, { isNew: true, inbound, earlyKey, last }),
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
    reopenAttention: (requestId, step, reasons) => reopenAttention(client, requestId, step, reasons),
    lockUnmailed: (requestId, letter) => lockUnmailed(client, requestId, letter),
    lockWithdrawable: (requestId, summary) => outbox.lockWithdrawable(client, requestId, summary),
    lockUnsent: (id) => outbox.lockUnsent(client, id),
    settle: (tried) => settleMany(client, tried),
    settleOutbound: (id, token, status, outcome) => outbox.settleOutbound(client, id, token, status, outcome),
  };
}
