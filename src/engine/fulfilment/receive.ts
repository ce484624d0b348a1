/** Receive (R34–R41): temporary records, hold and due date come with the step; undo takes them away again. */

import type { ReceiveOrder } from '../../contract/local-inputs.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { stateRow } from '../../domain/tables/states.js';
import { type Message, message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Loan } from '../model/records.js';
import { isHere } from './go-home.js';
import { type OrderStep, refusalOfOutcome } from './local-step.js';
import { sharedBarcodes } from './shared-barcodes.js';

/** An item that was received at the desk before the request stepped on is not received twice. */
export const receiveItem: OrderStep = async (order) => {
  const { context, loan, local, fields, actor, desk, now } = order;
  if (await isHere(order)) return undefined;
  const doubt = fields['confirmed'] === true ? undefined : await notShipped(context, loan);
  if (doubt) return { refused: { kind: 'warned', about: 'doubt', loan, reason: doubt, question: 'notShipped' } };
  const text = (name: string) => fields[name] as string | undefined;
  const volumes = fields['items'] as ReceiveOrder['items'];
  const barcode = text('temporaryBarcode');
  if (volumes && barcode) {
    const problem = message('refusedOrder.itemsOrBarcode');
    return { refused: { kind: 'invalid', problems: [{ field: 'items', problem }] } };
  }
  const shared = volumes || barcode ? [] : await sharedBarcodes(context, loan);
  const items = volumes ?? (barcode ? [{ barcode }] : shared.length > 0 ? shared : undefined);
  const onTheForm = { dueDate: 'patronDueDate', ...(volumes ? {} : { items: 'temporaryBarcode' }) };
  const outcome = await local.circulation.receiveItem(
    {
      request: loan.request.id,
      desk,
      ...(items ? { items } : {}),
      ...(text('itemPolicy') ? { itemPolicy: text('itemPolicy') as string } : {}),
      ...(text('location') ? { location: text('location') as string } : {}),
      ...(text('patronDueDate')
        ? { dueDate: localDate(new Date(text('patronDueDate') as string), context.settings.timeZone) }
        : {}),
      ...(text('fulfilmentNote') ? { fulfilmentNote: text('fulfilmentNote') as string } : {}),
      ...(text('internalNote') ? { internalNote: text('internalNote') as string } : {}),
      notifyPatron: fields['notifyPatron'] === true,
      confirmed: fields['confirmed'] === true,
      unseen: true,
    },
    actor,
    now,
  );
  return refusalOfOutcome(outcome, loan, onTheForm);
};

/** A copy that nobody has sent may have come past the system, to somebody's mailbox: staff say so, or wait for it. */
export const receiveFile: OrderStep = async ({ context, loan, fields }) => {
  const doubt = fields['confirmed'] === true ? undefined : await notSent(context, loan);
  return doubt && { refused: { kind: 'warned', about: 'doubt', loan, reason: doubt } };
};

/** Why the receipt of a copy is asked about: the lender has not said that it is sent, and no file is here (nothing when it is). */
async function notSent({ book }: EngineContext, { request }: Loan): Promise<Message | undefined> {
  if (request.state === 'shippedDigitally' || request.facts.copy !== undefined) return undefined;
  const partner = (await book.get(request.partnerCode ?? ''))?.name;
  const state = stateRow('borrowing', request.state).label;
  return partner
    ? message('refusedReceive.notSent', { partner, state })
    : message('refusedReceive.lenderNotSent', { state });
}

/** Why the receipt is asked about: the lender has not said that it is on its way (nothing when it has). */
export async function notShipped({ book }: EngineContext, { request }: Loan): Promise<Message | undefined> {
  if (request.state === 'shippedPhysically') return undefined;
  const partner = (await book.get(request.partnerCode ?? ''))?.name;
  const state = stateRow('borrowing', request.state).label;
  return partner
    ? message('refusedReceive.notShipped', { partner, state })
    : message('refusedReceive.lenderNotShipped', { state });
}

/** A copy that came as a file, and an item received by its status alone, have no records to take away. */
export const forgetReceipt: OrderStep = async (order) => {
  const { loan, local, actor, now } = order;
  if (!(await isHere(order))) return undefined;
  return refusalOfOutcome(await local.circulation.undoReceipt(loan.request.id, actor, now), loan);
};
