/** What the jobs of the deadlines share: who is due by whose number of days, and steps that share commits. */

import type { LineFacts } from '../../domain/request/line-facts.js';
import { historyName } from '../../domain/tables/events.js';
import type { EventName } from '../../domain/tables/tables.js';
import { UnwritableMessage } from '../../protocol/write.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';
import type { DueRequest, StoreTransaction } from '../model/store.js';
import { atLibrary } from '../step/at-library.js';
import { leaveToStaff } from '../step/by-rule.js';
import { openStep } from '../step/request-step.js';
import type { Cause, RequestStep } from '../step/step-in-hand.js';

const byItself = { kind: 'system', name: 'Interlend' } as const;

/** How many requests are looked up at once. */
export const rowsAtOnce = 200;

export const clock = { actorKind: 'system', actor: 'Interlend' } as const;

/**
 * What is done with one request, of which it writes rows alone; it may be begun anew. `nothing`: it is as it is to be, and is not written. `at` is the node as the request's
 * own library has it: days are those of its time zone.
 */
export type DueWork = (
  requestStep: RequestStep,
  partner: PartnerRecord | undefined,
  tx: StoreTransaction,
  at: EngineContext,
) => unknown;

/**
 * Each under its lock, several in one commit, and only if it is as it was found: who was faster decides. One that fails is
 * logged and does not keep the others.
 */
export async function forEachDue(
  context: EngineContext,
  partners: readonly PartnerRecord[],
  due: readonly DueRequest[],
  now: Date,
  work: DueWork,
): Promise<number> {
  const step = async (tx: StoreTransaction, { id, version }: DueRequest): Promise<boolean> => {
    const loan = await tx.lockRequest(id);
    if (loan?.request.version !== version) return false;
    const at = await atLibrary(context, loan.request.owner, tx.local);
    const requestStep = openStep(at, partners, loan, now);
    const partner = partners.find((each) => each.code === loan.request.partnerCode);
    if ((await work(requestStep, partner, tx, at)) === 'nothing') return false;
    if (requestStep.loan.request.side === 'lending' && requestStep.loan.request.closedAt)
      await tx.local.lending.cancelMoves(id, message('said.moveRequestEnded'), byItself, now);
    await tx.save(requestStep.decision(), { isLast: true });
    return true;
  };
  const idOf = ({ id }: DueRequest) => id;
  return countKept(context, due, idOf, step, (error, { id }) =>
    context.log.error({ err: error, request: id }, 'A deadline could not be kept for one request; it is tried again.'),
  );
}

/** So many are handed over to be kept at once: for so long a partner's message may wait for one of their requests. */
const stepsAtOnce = 16;

/** The node's own work on one request after the other, as many at once as may share a commit. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  after: (done: readonly { item: Item; result: Awaited<Result> }[]) => void = () => {},
): Promise<void> {
  for (let from = 0; from < items.length; from += stepsAtOnce) {
    const some = items.slice(from, from + stepsAtOnce);
    after(await Promise.all(some.map(async (item) => ({ item, result: await work(item) }))));
  }
}

/** Handles each, many in one commit, wakes the sender for what it wrote, and counts what was done; `undefined`: there was nothing to do. */
export async function countKept<Item>(
  context: EngineContext,
  items: readonly Item[],
  requestOf: (item: Item) => string,
  step: (tx: StoreTransaction, item: Item) => Promise<boolean>,
  failed: (error: unknown, item: Item) => void,
): Promise<number> {
  let done = 0;
  const keep = async (item: Item) => {
    const requests = [requestOf(item)];
    try {
      return await context.writer.commit({ queue: { kind: 'steps' }, requests, work: (tx) => step(tx, item) });
    } catch (error) {
      failed(error, item);
      return false;
    }
  };
  await inBatches(items, keep, (kept) => {
    done += kept.filter(({ result }) => result).length;
  });
  return done;
}

/**
 * All that are due, page by page, each once: `find` gives the first so many, in an order that stays. Those that could not
 * be done are found again, and the next page reaches beyond them. Counts what was done.
 */
export async function forAllDue(
  context: EngineContext,
  partners: readonly PartnerRecord[],
  find: (limit: number) => Promise<readonly DueRequest[]>,
  now: Date,
  work: DueWork,
): Promise<number> {
  const seen = new Set<string>();
  let [done, limit] = [0, rowsAtOnce];
  for (;;) {
    const due = await find(limit);
    const fresh = due.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    done += await forEachDue(context, partners, fresh, now, work);
    if (due.length < limit) return done;
    limit = due.length - fresh.length + rowsAtOnce;
  }
}

/**
 * An order of the clock; true when it is done. What cannot be written is left to staff, and the clock does not try it
 * again.
 */
export function byClock(requestStep: RequestStep, event: EventName, facts: StepFacts, why: LineFacts): boolean {
  const cause: Cause = { ...clock, facts: why, ...(facts.sent?.note ? { note: facts.sent.note } : {}) };
  try {
    return requestStep.apply(event, facts, cause).kind !== 'noRow';
  } catch (error) {
    if (!(error instanceof UnwritableMessage)) throw error;
    const name = historyName(requestStep.loan.request.side, event, facts.known);
    leaveToStaff(requestStep, name, error, cause);
    requestStep.loan.request.facts.clockStopped = name;
    return false;
  }
}

/** What decided: the partner's own number, else the library's setting. */
export const decidedBy = (own: number | undefined, setting: string, usual: number | string) =>
  own === undefined ? { setting, value: usual } : { setting: 'the partner’s own number', value: own };
