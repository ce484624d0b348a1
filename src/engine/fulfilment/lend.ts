/** Loan to the patron and back (R46, R54, R72): the patron's loans come and go with the step. */

import type { LoanView } from '../../contract/local-views.js';
import { localDate } from '../../domain/calendar/calendar.js';
import type { LocalRecords } from '../model/local-records.js';
import { askBeforeLending } from './ask-before-lending.js';
import { type LocalAnswer, type OrderAtHand, type OrderStep, refusalOfOutcome } from './local-step.js';

/** More volumes than one request ever has. */
export const volumesAtMost = 200;

const onTheForm = { dueDate: 'patronDueDate' };

/** Every item that is here and not lent yet. A request without temporary records is lent by its status alone. */
export const lend: OrderStep = async ({ context, loan, local, fields, actor, desk, now }) => {
  const reason = askBeforeLending(loan.request.facts, fields['confirmed'] === true);
  if (reason) return { refused: { kind: 'warned', about: 'doubt', loan, reason } };
  const wished = fields['patronDueDate'] as string | undefined;
  const dueDate = wished ? { dueDate: localDate(new Date(wished), context.settings.timeZone) } : {};
  const order = { request: loan.request.id, desk, confirmed: fields['confirmed'] === true, ...dueDate };
  return refusalOfOutcome(await local.circulation.lendItems(order, actor, now), loan, onTheForm);
};

/** Every loan that is still open, a lost one too: what turned up is back. */
export const takeBackLoans: OrderStep = (order) => returnAll(order, ['out', 'lost']);

/** What the patron has; a lost volume stays lost. */
export const takeBackOut: OrderStep = (order) => returnAll(order, ['out']);

export async function returnAll(
  { loan, local, actor, desk, now }: OrderAtHand,
  standing: readonly LoanView['status'][],
): Promise<LocalAnswer> {
  const order = { request: loan.request.id, desk, standing };
  return refusalOfOutcome(await local.circulation.takeBackItems(order, actor, now), loan);
}

export async function loansOf(
  local: Pick<LocalRecords, 'circulation'>,
  request: string,
  status: LoanView['status'],
): Promise<LoanView[]> {
  return (await local.circulation.loans({ request, status, limit: volumesAtMost })).items;
}
