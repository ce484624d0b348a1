/** Our own items on their way to and from partners: what was found for a request, what is lent, what is being fetched. */

import type { CandidateView, LentItemView, MoveRequestView } from '../../../contract/lending-operations.js';
import type { HoldingFacts } from '../../../domain/fulfilment/holdings.js';
import type { MoveStatus } from '../../../domain/fulfilment/moves.js';
import type { ProcessType } from '../../../domain/fulfilment/shipping.js';
import type { LendingState } from '../../../domain/tables/lending.js';
import type { Message } from '../../../words/message.js';
import type { Actor, Page } from '../actor.js';
import type { OfOwners } from './circulation.js';
import type { Outcome } from './outcome.js';

/** What the lending desk has in hand for one request. */
export interface InHand {
  candidates: CandidateView[];
  items: LentItemView[];
  moves: MoveRequestView[];
}

export interface ShipmentOrder {
  request: string;
  barcodes: readonly string[];
  /** Where they are filed while they are lent; without it the lending location of the desk's library. */
  location?: string;
  desk: string;
}

/** A barcode that is to be shipped on a request, in the order scanned. */
export interface ScannedBarcode {
  barcode: string;
  holding?: HoldingFacts & { id: string };
  /** It was found for this request. */
  candidate: boolean;
  /** External ID of another lending request that has it now. */
  lentOn?: string;
}

export interface MoveOrder {
  request: string;
  location?: string;
  manualDescription?: string;
  note?: string;
  /** The day by which it is to be at the desk. */
  neededBy?: string;
}

/** A lending request that a barcode of ours belongs to. */
export interface LendingOfBarcode {
  request: string;
  externalId: string;
  state: LendingState;
  why: 'lent' | 'move' | 'wanted';
}

export type MoveFilter = OfOwners & { status?: MoveStatus; location?: string; after?: string; limit: number };
export type LentItemFilter = OfOwners & {
  request?: string;
  barcode?: string;
  out?: boolean;
  after?: string;
  limit: number;
};

export interface AtHandQuestion {
  /** The lending request that is asked about. */
  request: string;
  holdings: readonly string[];
  /** `ISBN:9782070360024` */
  numbers: readonly string[];
  titleKeys: readonly string[];
}

export interface AtHand {
  /** By holding, what its records last told. */
  copies: ReadonlyMap<string, { inPlace?: boolean; toldAt?: Date }>;
  /** Other open requests that were promised one of these copies and have none yet. */
  promised: number;
  /** A record of the catalogue is of this title. */
  catalogued: boolean;
}

export interface LendingRecords {
  inHand(request: string): Promise<InHand>;
  /** Items of ours at partners, newest first. */
  items(filter: LentItemFilter): Promise<Page<LentItemView>>;
  /** Items to be fetched, oldest first. */
  moves(filter: MoveFilter): Promise<Page<MoveRequestView>>;

  /** Requests that nobody looked for yet, oldest first; none in a library that keeps no holdings here. */
  unlocated(limit: number): Promise<string[]>;
  /** Keeps what was found, the surest first, in the place of what was found before. */
  keepCandidates(
    request: string,
    found: readonly { holding: string; by: string; otherEdition: boolean }[],
  ): Promise<void>;
  /** What an automatic answer goes by. The copies are held until the step is kept. */
  atHand(question: AtHandQuestion): Promise<AtHand>;
  /** `catalogued`: this library keeps its holdings here at all. */
  scanned(request: string, barcodes: readonly string[]): Promise<{ items: ScannedBarcode[]; catalogued: boolean }>;
  /** The items leave: they are the lending location's until they are back. Not one that somebody was faster with. */
  lend(order: ShipmentOrder, by: Actor, now: Date): Promise<Outcome<LentItemView[]>>;
  /** Takes an accidental shipment back: what is out on the request never left. */
  undoLend(request: string, by: Actor, now: Date): Promise<Outcome<string[]>>;
  /** Items are back at the desk and go to where they belong; without a barcode all that are out. */
  takeBack(order: { request: string; barcode?: string }, by: Actor, now: Date): Promise<Outcome<LentItemView[]>>;
  /** Takes an accidental check-in back: what came back last is out again. */
  undoTakeBack(request: string, by: Actor, now: Date): Promise<Outcome<LentItemView[]>>;
  /** Why the items are not on their shelf, for those that are out. */
  setProcess(request: string, processType: ProcessType): Promise<void>;
  /** Another open request has no other free item than one of those that are out on this one. */
  isWaitedFor(request: string): Promise<boolean>;

  askMove(order: MoveOrder, by: Actor, now: Date): Promise<Outcome<MoveRequestView>>;
  closeMove(
    move: { request: string; id: string; status: 'canceled' | 'completed'; note?: string },
    by: Actor,
    now: Date,
  ): Promise<Outcome<MoveRequestView>>;
  /** All moves of a request that will not be lent any more. */
  cancelMoves(request: string, why: Message, by: Actor, now: Date): Promise<void>;
  /** Alerts are read; a change of a move request raises one again. Gives how many there were. */
  removeAlerts(request: string, by: Actor, now: Date): Promise<number>;

  /** The open lending requests that a scanned barcode belongs to: lent on, being fetched for, wanted by. */
  belongsTo(barcode: string): Promise<LendingOfBarcode[]>;
}
