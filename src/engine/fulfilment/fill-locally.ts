/** Fill from own collection: a free copy of ours is set aside for the patron, and no partner is asked. */
import { message } from '../../words/message.js';
import { type OrderStep, refusalOfOutcome } from './local-step.js';

export const fillLocally: OrderStep = async ({ loan, local, fields, actor, now }) => {
  const { id, serviceType } = loan.request;
  if (serviceType !== 'Loan')
    return { refused: { kind: 'notAllowed', loan, reason: message('refusedOrder.fillLoansOnly') } };
  const free = await local.holdings.freeHere(loan.citation.bibliographic);
  // By itself only what has the same number: of a title alone, staff judge.
  const holdings = free.filter(({ by }) => actor.kind !== 'system' || by !== 'title').map(({ holding }) => holding.id);
  const order = { request: id, holdings, notifyPatron: fields['notifyPatron'] === true };
  return refusalOfOutcome(await local.circulation.holdOwn(order, actor, now), loan);
};

/** Not once the patron had it. */
export const undoFill: OrderStep = async ({ loan, local, actor, now }) =>
  refusalOfOutcome(await local.circulation.undoReceipt(loan.request.id, actor, now), loan);
