/** Checked in (R107–R109): the items go back to where they belong; undo has them out again. */
import { checkInDoubt } from '../../domain/fulfilment/shipping.js';
import { type OrderStep, refusalOfOutcome } from './local-step.js';

export const checkIn: OrderStep = async ({ loan, local, fields, actor, now }) => {
  const { id } = loan.request;
  const { items } = await local.lending.inHand(id);
  const out = items.filter(({ returnedAt }) => returnedAt === undefined).map(({ barcode }) => barcode);
  const doubt = checkInDoubt(out, items.length);
  if (doubt && fields['confirmed'] !== true)
    return { refused: { kind: 'warned', about: 'doubt', loan, reason: doubt } };
  return refusalOfOutcome(await local.lending.takeBack({ request: id }, actor, now), loan);
};

/** It turned up: whoever holds it in their hands has all of it. */
export const found: OrderStep = async ({ loan, local, actor, now }) =>
  refusalOfOutcome(await local.lending.takeBack({ request: loan.request.id }, actor, now), loan);

export const undoCheckIn: OrderStep = async ({ loan, local, actor, now }) =>
  refusalOfOutcome(await local.lending.undoTakeBack(loan.request.id, actor, now), loan);

/** What was completed is taken up again as lent: its items are out again. */
export const reactivate: OrderStep = async (order) =>
  order.loan.request.state === 'requestCompleted' && order.loan.request.serviceType === 'Loan'
    ? undoCheckIn(order)
    : undefined;
