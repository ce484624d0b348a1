/** An order of the desk on one request: tried under its lock, at the version that was on the screen. */

import type { ScanQuestion } from '../../domain/fulfilment/parcels.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import { UnwritableMessage } from '../../protocol/write.js';
import type { Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ActOutcome } from '../model/orders.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import { PartnerNotRead, type StoreTransaction } from '../model/store.js';
import { atLibrary } from '../step/at-library.js';
import { openStep } from '../step/request-step.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { viewOf } from './views.js';

export type LastStep = (id: string) => Promise<{ actor: string; event: HistoryEvent }>;

/** The result of an attempt inside its transaction; it is worded after the commit. */
export type OrderResult =
  | { kind: 'done'; loan: Loan }
  | { kind: 'unknown' }
  | { kind: 'stale'; loan: Loan }
  | RefusedOrder;

export type RefusedOrder =
  | { kind: 'notAllowed'; about?: 'undo'; loan: Loan; reason: Wording }
  /** Possible, but it leaves the libraries out of step: the matching action, and the words for who wants it all the same. */
  | {
      kind: 'warned';
      about?: 'early' | 'doubt';
      loan: Loan;
      reason: Wording;
      matchingAction?: string;
      question?: ScanQuestion;
    }
  | Extract<ActOutcome, { kind: 'invalid' }>;

export interface DeskOrder {
  id: string;
  /** The version the desk was looking at; without one, as it is now. */
  seenVersion?: number;
  actor: Actor;
  /** It looks at the items of the request. */
  withItems?: boolean;
  /** It may share a commit (`model/writer.ts`). */
  sharesCommit?: boolean;
  /** Only to see what would come of it: nothing is kept and nobody is notified. */
  trial?: boolean;
}

/** What an order does to the request in hand: nothing more to say, or why it is refused. */
export type Work = (
  requestStep: RequestStep,
  tx: StoreTransaction,
  partners: readonly PartnerRecord[],
) => Promise<RefusedOrder | undefined>;

/**
 * One transaction: lock, version, work, step, history, outbox. Desks are notified after the commit. Nothing is written when refused.
 * A partner that another process has just added is read before the order is tried once more.
 */
export async function runOrder(
  context: EngineContext,
  order: DeskOrder,
  work: Work,
  now = new Date(),
): Promise<OrderResult> {
  try {
    return await attempt(context, order, work, now);
  } catch (error) {
    if (!(error instanceof PartnerNotRead)) throw error;
    context.book.forget();
    return attempt(context, order, work, now);
  }
}

async function attempt(context: EngineContext, order: DeskOrder, work: Work, now: Date): Promise<OrderResult> {
  try {
    const partners = await context.book.all();
    const within = async (tx: StoreTransaction) => {
      const tried = await underLock(context, partners, tx, order, work, now);
      if (tried.kind !== 'done' || order.trial) throw new RolledBack(tried);
      return tried;
    };
    const attempted = await (order.sharesCommit && !order.trial
      ? context.writer.commit({
          queue: { kind: order.actor.kind === 'system' ? 'steps' : 'orders' },
          requests: [order.id],
          work: within,
        })
      : context.store.transaction(within));
    context.faultPoint('act-after-commit');
    return attempted;
  } catch (error) {
    if (error instanceof RolledBack) return error.attempted;
    if (error instanceof UnwritableMessage)
      return { kind: 'invalid', problems: error.problems.map((problem) => ({ field: 'message', problem })) };
    throw error;
  }
}

/** Ends the transaction: what an order wrote before it was refused, or for a trial, is not kept. */
class RolledBack extends Error {
  constructor(readonly attempted: OrderResult) {
    super(attempted.kind);
  }
}

async function underLock(
  context: EngineContext,
  partners: readonly PartnerRecord[],
  tx: StoreTransaction,
  { id, seenVersion, trial, withItems }: DeskOrder,
  work: Work,
  now: Date,
): Promise<OrderResult> {
  const loan = await tx.lockRequest(id, { withItems: withItems ?? false });
  if (!loan) return { kind: 'unknown' };
  const { request } = loan;
  if (seenVersion !== undefined && request.version !== seenVersion) return { kind: 'stale', loan };
  const requestStep = openStep(await atLibrary(context, request.owner, tx.local), partners, loan, now);
  const refused = await work(requestStep, tx, partners);
  if (refused) return 'loan' in refused ? { ...refused, loan } : refused;
  context.faultPoint('act-before-commit');
  const { attentionCount, updatedAt } = await tx.save(requestStep.decision(), { isLast: !trial });
  const after = {
    ...requestStep.loan,
    request: { ...requestStep.loan.request, version: request.version + 1, attentionCount, updatedAt },
  };
  return { kind: 'done', loan: after };
}

/** An attempt as the desk reads it. */
export async function outcomeOf(
  context: EngineContext,
  attempted: OrderResult,
  lastStep: LastStep,
  desk?: string,
): Promise<ActOutcome> {
  switch (attempted.kind) {
    case 'unknown':
    case 'invalid':
      return attempted;
    case 'done':
      return { kind: 'done', request: await viewOf(context, attempted.loan, desk) };
    case 'notAllowed':
    case 'warned': {
      const { loan, ...warned } = attempted;
      return { ...warned, request: await viewOf(context, loan, desk) };
    }
    case 'stale': {
      const last = await lastStep(attempted.loan.request.id);
      const request = await viewOf(context, attempted.loan, desk);
      return { kind: 'stale', request, lastActor: last.actor, lastEvent: last.event };
    }
  }
}

/** Who an actor is as a person: whom the token speaks for, else the token's own name. */
export const personOf = (actor: Actor): string => actor.person ?? actor.name;
