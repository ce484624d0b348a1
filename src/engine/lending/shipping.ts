/** The page Shipping Items (R105): a scanned request id, the scanned barcodes, and what else goes with the parcel. */

import type { ShippingOrder } from '../../contract/lending-operations.js';
import { defined } from '../../domain/request/defined.js';
import { stateRow } from '../../domain/tables/states.js';
import { message } from '../../words/message.js';
import { acting } from '../desk/act.js';
import { askedSystem } from '../desk/asked-system.js';
import { type LastStep, type OrderResult, outcomeOf, runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
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
  const given = defined(fields);
  const action = fields.url === undefined ? 'ship' : 'shipDigitally';
  const shipWith = (order: { fields: Record<string, unknown> }, trial = false): Promise<OrderResult> => {
    const ship = acting(context, { action, fields: order.fields, actor }, now);
    return runOrder(
      context,
      { id: loan.request.id, actor, trial },
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
  };
  const order = { id: loan.request.id, action, fields: given, actor };
  const asked = await askedSystem(context, order, () => shipWith(order, true));
  const attempted = await shipWith(asked?.order ?? order);
  if (attempted.kind !== 'done') await asked?.takeBack();
  return outcomeOf(context, attempted, lastStep, actor.desk);
}
