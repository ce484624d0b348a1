/** Loan to the patron and back (R46, R54, R72): the patron's loans come and go with the step. */
import { localDate } from '../../domain/calendar.js';
import type { LoanView } from '../local/circulation.js';
import type { LocalRecords } from '../local-records.js';
import { askBeforeLending } from './ask-before-lending.js';
import { type LocalAnswer, type OrderAtHand, type OrderStep, refusalOf } from './local-step.js';

/** More volumes than one request ever has. */
export const volumesAtMost = 200;

const onTheForm = { dueDate: 'patronDueDate' };

/** Every item that is here and not lent yet. A request without temporary records is lent by its status alone. */
export const lend: OrderStep = async ({ house, loan, local, fields, actor, desk, now }) => {
  const reason = askBeforeLending(loan.request.facts, fields['confirmed'] === true);
  if (reason) return { refused: { kind: 'warned', about: 'doubt', loan, reason } };
  const { items } = await local.circulation.items({ request: loan.request.id, limit: volumesAtMost });
  const wished = fields['patronDueDate'] as string | undefined;
  const dueDate = wished ? { dueDate: localDate(new Date(wished), house.settings.timeZone) } : {};
  for (const { barcode, status } of items) {
    if (status === 'onLoan' || status === 'lost') continue;
    const order = { barcode, desk, unnamed: true, confirmed: fields['confirmed'] === true, ...dueDate };
    const refused = refusalOf(await local.circulation.checkOut(order, actor, now), loan, onTheForm);
    if (refused) return refused;
  }
  return undefined;
};

/** Every loan that is still open, a lost one too: what turned up is back. */
export const takeBack: OrderStep = (order) => returnAll(order, ['out', 'lost']);

/** What the patron has; a lost volume stays lost. */
export const takeBackOut: OrderStep = (order) => returnAll(order, ['out']);

export async function returnAll(
  { loan, local, actor, desk, now }: OrderAtHand,
  standing: readonly LoanView['status'][],
): Promise<LocalAnswer> {
  for (const status of standing)
    for (const { barcode } of await loansOf(local, loan.request.id, status)) {
      const refused = refusalOf(await local.circulation.returnLoan({ barcode, desk }, actor, now), loan);
      if (refused) return refused;
    }
  return undefined;
}

export async function loansOf(local: LocalRecords, request: string, status: LoanView['status']): Promise<LoanView[]> {
  return (await local.circulation.loans({ request, status, limit: volumesAtMost })).items;
}
