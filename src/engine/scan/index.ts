/** One field for every scanner: says what a code is, does the obvious step, or says what is missing (R36, R40, R54, R105). */
import type { ScanQuestion, ScanReply } from '../../domain/fulfilment/parcels.js';
import type { ScanDeed, ScanPlace } from '../../domain/fulfilment/scan-places.js';
import type { WrongCode } from '../../domain/fulfilment/wrong-codes.js';
import { letterStatuses } from '../../domain/letters.js';
import { message, type Wording } from '../../words/message.js';
import type { LastStep } from '../desk/attempt.js';
import type { EngineContext } from '../engine-context.js';
import type { LendingDesk } from '../lending/lending-desk.js';
import type { Circulation, HoldView } from '../local/circulation.js';
import type { ActOutcome, Actor, RequestView } from '../ports.js';
import { borrowed } from './borrowed.js';
import { several } from './choices.js';
import { findScanned, foundIn, itemNamed, requestsNamed } from './find.js';
import { lendingItem, lendingSlip } from './lent.js';
import { once } from './once.js';
import { whatIsIt } from './wrong.js';

export interface ScanOrder {
  /** What the scanner read: a temporary barcode, a barcode of ours or of the lender, an External ID. */
  code: string;
  /** The request id that was scanned with it: what leaves on it, comes back from it, or is one of several (R105). */
  request?: string;
  note?: string;
  internalNote?: string;
  /** At receipt: the letter of the hold shelf goes to the patron (R37). */
  notifyPatron?: boolean;
  /** The slip of the step is written. */
  printSlip?: boolean;
  /** The line of the rota whose parcel it is, where more than one may have come. */
  line?: number;
  /** What is to be done with a parcel that its request was not waiting for. */
  reply?: ScanReply;
  /** The doubt was read, and it is done all the same. */
  confirmed?: boolean;
  /** The page: only its own steps are done. */
  at?: ScanPlace;
  /** Of the page that sends it: sent once more, it has no second effect. */
  key?: string;
  /** Only say what it is. */
  look?: boolean;
  /** What kind of code it is (R36); without it any. */
  by?: 'barcode' | 'externalId';
}

/** A scan, and whether whoever scans only lends at the desk: what concerns a partner is then left to an operator. */
export interface ScanGiven extends ScanOrder {
  lendsOnly?: boolean;
}

export type { ScanDeed, ScanPlace };

/** What was done, if anything, in words, and what may be ordered next. */
export interface ScanTold {
  did?: ScanDeed;
  text: Wording;
  /** The action that goes on from here. */
  next?: string;
  /** As it now is. */
  request?: RequestView;
  /** The requests that the code could mean: name one as `request`. */
  choices?: ScanChoice[];
  /** What a person is to decide; nothing was done. `replies` are what may be answered. */
  question?: ScanQuestion;
  replies?: ScanReply[];
  /** The library that it came from or goes to, where that is not the one that has the request. */
  partner?: string;
  /** The page that does what is to be done; nothing was done here. */
  elsewhere?: ScanPlace;
  /** The hold that the item is kept for. */
  hold?: HoldView;
  /** The letter that tells the patron of it: queued as a mail, waiting to be printed, or gone. */
  patronLetter?: PatronLetter;
}
export const patronLetterSteps = [...letterStatuses, 'queued'] as const;
export type PatronLetter = (typeof patronLetterSteps)[number];

export interface ScanChoice {
  request: string;
  externalId: string;
  side: 'borrowing' | 'lending';
  title: string;
  stateLabel: Wording;
  /** Whose parcel it would be: name the line as well. */
  line?: number;
  partner?: string;
}

export type ScanAnswer =
  | { kind: 'told'; told: ScanTold }
  | { kind: 'refused'; outcome: Exclude<ActOutcome, { kind: 'done' }> }
  /** `request`: the request that was named with the code. */
  | { kind: 'unknown'; what: 'code' | 'request'; is?: WrongCode };

/** What a scan needs: the orders by barcode with their steps, and the lending desk. */
export interface ScanRoom {
  context: EngineContext;
  circulation: Circulation;
  lending: LendingDesk;
  lastStep: LastStep;
}

export async function scan(room: ScanRoom, given: ScanGiven, actor: Actor): Promise<ScanAnswer> {
  const order = { ...given, code: given.code.trim() };
  const answer = await once(room.context, order, actor, (each) => carryOut(room, each, actor));
  if (answer.kind !== 'unknown' || answer.what !== 'code' || order.request !== undefined) return answer;
  return { ...answer, is: await whatIsIt(room.context, order.code) };
}

async function carryOut(room: ScanRoom, order: ScanGiven, actor: Actor): Promise<ScanAnswer> {
  if (order.lendsOnly) return atTheLoanDesk(room, order, actor);
  if (order.request !== undefined) return withRequest(room, order, order.request.trim(), actor);
  const found = await findScanned(room.context, order.code, order.by);
  switch (found.kind) {
    case 'borrowing':
      return borrowed(room, found, order, actor);
    case 'several':
      return several(found.loans);
    case 'lendingRequest':
      return lendingSlip(room, found.loan, order, actor);
    case 'barcode':
      return lendingItem(room, order, actor);
  }
}

/** What is borrowed is taken back and shelved; of what we lend it is only said what it is, and who goes on. */
async function atTheLoanDesk(room: ScanRoom, { reply: _, ...order }: ScanGiven, actor: Actor): Promise<ScanAnswer> {
  const found = await findScanned(room.context, order.code, order.by);
  if (found.kind === 'borrowing') return borrowed(room, found, order, actor);
  const { lendsOnly: __, ...rest } = order;
  const answer = await carryOut(room, { ...rest, look: true }, actor);
  if (answer.kind !== 'told' || answer.told.choices) return answer;
  const { request } = answer.told;
  return { kind: 'told', told: { text: message('scanned.operatorDoes'), ...(request ? { request } : {}) } };
}

/** Slip and item, in whichever order they came under the scanner. */
async function withRequest(
  room: ScanRoom,
  order: ScanOrder,
  request: string,
  actor: Actor,
  turned = false,
): Promise<ScanAnswer> {
  const named = await requestsNamed(room.context, request);
  const slips = named.length > 0 && !turned ? await requestsNamed(room.context, order.code) : [];
  // Two slips are no slip and item: the second one stands alone.
  const slip = slips.find((each) => each.request.side === 'lending');
  if (slip) return lendingSlip(room, slip, order, actor);
  if (named.length === 0) {
    if (turned) return { kind: 'unknown', what: 'request' };
    return withRequest(room, { ...order, code: request }, order.code, actor, true);
  }
  const [loan, ...others] = named;
  if (!loan || others.length > 0) return several(named);
  if (loan.request.side === 'lending') return lendingItem(room, { ...order, request: loan.request.id }, actor);
  const found = await foundIn(room.context, loan, order.code);
  const item = itemNamed(found, order.code);
  if (item === 'none') return { kind: 'unknown', what: 'code' };
  return borrowed(room, found, order, actor);
}
