/** What the lending desk does beside the actions of the table: look for items, have them fetched, ship and scan them. */
import type { LastStep } from '../desk/attempt.js';
import type { EngineContext } from '../engine-context.js';
import type { MoveOrder } from '../local/lending.js';
import type { LocalRecords } from '../local-records.js';
import type { ActOutcome, Actor } from '../ports.js';
import { type LendingScan, type LendingScanOrder, scanAtLending } from '../scan/own-copy.js';
import { locateAgain } from './locate.js';
import { askMove, closeMove, removeAlerts } from './moves.js';
import { type ShippingOrder, shipByScan } from './shipping.js';

export interface LendingDesk {
  /** Looks through our shelves once more; the state follows what is found. */
  locate(id: string, actor: Actor): Promise<ActOutcome>;
  /** The page Shipping Items: a request by id, External ID or what its slip says, and the barcodes of what leaves. */
  ship(order: ShippingOrder, actor: Actor): Promise<ActOutcome>;
  /** A barcode of ours under the scanner. */
  scan(order: LendingScanOrder, actor: Actor): Promise<LendingScan>;
  askMove(id: string, order: Omit<MoveOrder, 'request'>, actor: Actor): Promise<ActOutcome>;
  closeMove(
    id: string,
    move: { id: string; status: 'canceled' | 'completed'; note?: string },
    actor: Actor,
  ): Promise<ActOutcome>;
  removeAlerts(id: string, actor: Actor): Promise<ActOutcome>;
}

export const createLendingDesk = (context: EngineContext, local: LocalRecords, lastStep: LastStep): LendingDesk => ({
  locate: (id, actor) => locateAgain(context, id, actor, lastStep),
  ship: (order, actor) => shipByScan(context, order, actor, lastStep),
  scan: (order, actor) => scanAtLending(context, local, order, actor, lastStep),
  askMove: (id, order, actor) => askMove(context, { id, actor, ...order }, lastStep),
  closeMove: (id, { id: move, ...how }, actor) => closeMove(context, { id, actor, move, ...how }, lastStep),
  removeAlerts: (id, actor) => removeAlerts(context, { id, actor }, lastStep),
});
