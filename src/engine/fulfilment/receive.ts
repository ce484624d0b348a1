/** Receive (R34–R41): temporary records, hold and due date come with the step; undo takes them away again. */
import { localDate } from '../../domain/calendar.js';
import { type OrderStep, refusalOf } from './local-step.js';

const onTheForm = { dueDate: 'patronDueDate', items: 'temporaryBarcode' };

export const receive: OrderStep = async ({ house, loan, local, fields, actor, desk, now }) => {
  const text = (name: string) => fields[name] as string | undefined;
  const barcode = text('temporaryBarcode');
  const outcome = await local.circulation.receiveItem(
    {
      request: loan.request.id,
      desk,
      ...(barcode ? { items: [{ barcode }] } : {}),
      ...(text('itemPolicy') ? { itemPolicy: text('itemPolicy') as string } : {}),
      ...(text('location') ? { location: text('location') as string } : {}),
      ...(text('patronDueDate')
        ? { dueDate: localDate(new Date(text('patronDueDate') as string), house.settings.timeZone) }
        : {}),
      ...(text('fulfilmentNote') ? { fulfilmentNote: text('fulfilmentNote') as string } : {}),
      ...(text('internalNote') ? { internalNote: text('internalNote') as string } : {}),
      notifyPatron: fields['notifyPatron'] === true,
    },
    actor,
    now,
  );
  return refusalOf(outcome, loan, onTheForm);
};

export const forgetReceipt: OrderStep = async ({ loan, local, actor, now }) =>
  refusalOf(await local.circulation.undoReceipt(loan.request.id, actor, now), loan);
