/** The page Shipping Items (R105): a scanned request id, the scanned barcodes, and what else goes with the parcel. */
import { stateRow } from '../../domain/states.js';
import { message } from '../../words/message.js';
import { acting } from '../desk/act.js';
import { attempt, type LastStep, outcomeOf } from '../desk/attempt.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ShippingOrder } from '../model/lending-desk.js';
import type { ActOutcome } from '../model/orders.js';

export async function shipByScan(
  context: EngineContext,
  { request: scanned, ...fields }: ShippingOrder,
  actor: Actor,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const loan = await context.views.loan(scanned);
  if (!loan) return { kind: 'unknown' };
  const now = new Date();
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const action = fields.url === undefined ? 'ship' : 'shipDigitally';
  const ship = acting(context, { action, fields: given, actor }, now);
  const attempted = await attempt(
    context,
    { id: loan.request.id, actor },
    async (requestStep, tx, partners) => {
      const { side, state, closedAt } = requestStep.loan.request;
      if (side !== 'lending')
        return {
          kind: 'notAllowed',
          loan,
          reason: message('refusedOrder.isBorrowing', { scanned }),
        };
      const refused = await ship(requestStep, tx, partners);
      if (refused?.kind !== 'notAllowed' || !closedAt) return refused;
      const row = stateRow(side, state);
      return { ...refused, reason: message('refusedShip.notActive', { scanned, state: row.label, next: row.next }) };
    },
    now,
  );
  return outcomeOf(context, attempted, lastStep, actor.desk);
}
