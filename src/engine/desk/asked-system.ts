/** What a step needs of the library's own system is asked first, once it is known that nothing else speaks against the step. */
import { localDate } from '../../domain/calendar/calendar.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { OrderResult } from './run-order.js';

interface AskingOrder {
  /** Of the request; a row, or its External ID. */
  id: string;
  action: string;
  actor: Actor;
  fields: Record<string, unknown>;
}

/** With the due date that the system named, and how that is taken back when the step is refused after all. */
export async function askedSystem<Order extends AskingOrder>(
  { systemAtDesk, settings }: Pick<EngineContext, 'systemAtDesk' | 'settings'>,
  order: Order,
  attemptTrial: () => Promise<OrderResult>,
): Promise<{ order: Order; takeBack(): Promise<void> } | undefined> {
  const { id, action, actor, fields } = order;
  if ((action !== 'ship' && action !== 'willSupply') || actor.kind !== 'staff' || !systemAtDesk) return undefined;
  if (!(await systemAtDesk.asks(action, id))) return undefined;
  const tried = await attemptTrial();
  if (tried.kind !== 'done') return undefined;
  const { id: request, owner, dueDate: ourDue } = tried.loan.request;
  if (action === 'willSupply') {
    const held = await systemAtDesk.holdFirst({ request });
    return held && { order, takeBack: held.takeBack };
  }
  const barcodes = (fields['barcodes'] as string[] | undefined) ?? [];
  const lent = await systemAtDesk.lendFirst({ request, owner, barcodes, ourDue });
  if (!lent) return undefined;
  const { dueAt, takeBack } = lent;
  const dueDate = dueAt && localDate(new Date(dueAt), settings.timeZone);
  // What was doubted has been confirmed, or the trial had ended there.
  return { order: dueDate ? { ...order, fields: { ...fields, dueDate, confirmed: true } } : order, takeBack };
}
