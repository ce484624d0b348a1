/** What the lending desk does besides the actions of the table: look for items, have them fetched, ship and scan them. */

import type { ShippingOrder } from '../../contract/lending-operations.js';
import type { ScanDeed } from '../../domain/fulfilment/scan-places.js';
import type { Actor } from './actor.js';
import type { LendingOfBarcode, MoveOrder } from './local/lending.js';
import type { ActOutcome } from './orders.js';

export interface LendingScanOrder {
  barcode: string;
  /** The id that was scanned with it: the item leaves on this request, or comes back from it. */
  request?: string;
  note?: string;
  internalNote?: string;
  /** The slip of a shipment is written. */
  printSlip?: boolean;
  confirmed?: boolean;
  /** The steps that may be done where it is scanned; without it all. */
  only?: readonly ScanDeed[];
}

export type LendingScan =
  /** No lending request has to do with it. */
  | { kind: 'nothing' }
  /** Where it was scanned this step is not done. */
  | { kind: 'elsewhere'; deed: ScanDeed; request: string }
  /** All of it is home; or some volumes are still out, and the request waits for them. */
  | { kind: 'checkedIn' | 'partlyBack' | 'moved' | 'shipped'; outcome: ActOutcome }
  /** It is home, and its request had ended before: only the records follow. */
  | { kind: 'home'; request: string; externalId: string }
  /** Requests that it could go to, the first one first: name the one it leaves on. */
  | { kind: 'wanted'; requests: LendingOfBarcode[] }
  /** It is out on several requests, for it is none of our holdings: name the one it comes back from. */
  | { kind: 'several'; requests: LendingOfBarcode[] };

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
