/** The page Shipping Items (R105): a scanned request id, the scanned barcodes, and what else goes with the parcel. */
import { stateRow } from '../../domain/states.js';
import { message } from '../../words/message.js';
import { acting } from '../desk/act.js';
import { attempt, type LastStep, outcomeOf } from '../desk/attempt.js';
import type { House } from '../house.js';
import type { ActOutcome, Actor } from '../ports.js';

export interface ShippingOrder {
  /** Id, External ID, or what is printed on the slip. */
  request: string;
  barcodes?: string[];
  dueDate?: string;
  location?: string;
  cost?: string;
  courier?: string;
  trackingNumber?: string;
  deliveryMethod?: string;
  format?: string;
  /** A copy goes as a link. */
  url?: string;
  printSlip?: boolean;
  note?: string;
  internalNote?: string;
  confirmed?: boolean;
}

export async function shipByScan(
  house: House,
  { request: scanned, ...fields }: ShippingOrder,
  actor: Actor,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const loan = await house.views.loan(scanned);
  if (!loan) return { kind: 'unknown' };
  const now = new Date();
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const action = fields.url === undefined ? 'ship' : 'shipDigitally';
  const ship = acting(house, { action, fields: given, actor }, now);
  const attempted = await attempt(
    house,
    { id: loan.request.id, actor },
    async (bench, tx, partners) => {
      const { side, state, closedAt } = bench.loan.request;
      if (side !== 'lending')
        return {
          kind: 'notAllowed',
          loan,
          reason: message('refusedOrder.isBorrowing', { scanned }),
        };
      const refused = await ship(bench, tx, partners);
      if (refused?.kind !== 'notAllowed' || !closedAt) return refused;
      const row = stateRow(side, state);
      return { ...refused, reason: message('refusedShip.notActive', { scanned, state: row.label, next: row.next }) };
    },
    now,
  );
  return outcomeOf(house, attempted, lastStep, actor.desk);
}
