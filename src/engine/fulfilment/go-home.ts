/** The item goes home (R55): its temporary records end with the step, and are there again when it was an accident. */

import type { TemporaryItemView } from '../../contract/local-views.js';
import { isFinal } from '../../domain/tables/states.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Loan } from '../model/records.js';
import { loansOf, returnAll, volumesAtMost } from './lend.js';
import { type OrderStep, refusalOfOutcome } from './local-step.js';
import { mayReportLost } from './unreported-loss.js';

/** Not while the patron has it. A lost loan ends, for the item is in hand; of several volumes a lost one stays lost. */
export const goHome: OrderStep = async (order) => {
  const { context, loan, local, fields, actor, now } = order;
  const { id } = loan.request;
  if ((await loansOf(local, id, 'out')).length > 0) {
    const reason = message('refusedOrder.patronHasItHow');
    return { refused: { kind: 'notAllowed', loan, reason } };
  }
  const { items } = await local.circulation.items({ request: id, limit: volumesAtMost });
  const staysLost = items.some(({ status }) => status !== 'lost') && items.some(({ status }) => status === 'lost');
  const untold = staysLost && fields['confirmed'] !== true ? await lossUntold(context, loan, items) : undefined;
  if (untold)
    return { refused: { kind: 'warned', about: 'doubt', loan, reason: untold, matchingAction: 'reportLost' } };
  const refused = staysLost ? undefined : await returnAll(order, ['lost']);
  if (refused || items.length === 0) return refused;
  return refusalOfOutcome(await local.circulation.removeItems(id, actor, now, { keepLost: staysLost }), loan);
};

/** Why a return without the lost volumes is asked about: the lender, which waits for them, does not know of the loss. */
async function lossUntold(
  { book }: EngineContext,
  { request }: Loan,
  items: readonly TemporaryItemView[],
): Promise<Message | undefined> {
  if (!mayReportLost(request)) return undefined;
  const lost = items.filter(({ status }) => status === 'lost').map(({ barcode }) => barcode);
  const partner = (await book.get(request.partnerCode ?? ''))?.name ?? '';
  return message('refusedOrder.lossUntold', { barcodes: lost, count: lost.length, partner });
}

/** It did not leave: its records and holds are there again. */
export const neverLeft: OrderStep = async ({ loan, local, actor, now }) => {
  const { id } = loan.request;
  const removed = await local.circulation.items({ request: id, removed: true, limit: 1 });
  if (removed.items.length === 0) return undefined;
  return refusalOfOutcome(await local.circulation.restoreItems(id, actor, now), loan);
};

/** A parcel that was not waited for leaves: what is here of a closed request leaves with it. */
export const goBack: OrderStep = async (order) => {
  if (!isFinal('borrowing', order.loan.request.state)) return undefined;
  return clearAway(order);
};

/** A return is taken back: home to the lender it did not leave, or its patron still has it. */
export const undoReturn: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  if (loan.request.state === 'returnedToPartner') return neverLeft(order);
  return refusalOfOutcome(await local.circulation.reopenLoans(loan.request.id, actor, now), loan);
};

/** The matter is over: what is left of its records goes, unless a patron has it. */
export const clearAway: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  if (!(await isHere(order)) || (await loansOf(local, loan.request.id, 'out')).length > 0) return undefined;
  return refusalOfOutcome(await local.circulation.removeItems(loan.request.id, actor, now), loan);
};

export const isHere = async ({ local, loan }: Pick<Parameters<OrderStep>[0], 'local' | 'loan'>): Promise<boolean> =>
  (await local.circulation.items({ request: loan.request.id, limit: volumesAtMost })).items.length > 0;
