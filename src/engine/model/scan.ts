/** What is scanned at a desk, and what the desk is told. */

import type { ScanQuestion, ScanReply } from '../../domain/fulfilment/parcels.js';
import type { ScanDeed, ScanPlace } from '../../domain/fulfilment/scan-places.js';
import type { WrongCode } from '../../domain/fulfilment/wrong-codes.js';
import { letterStatuses } from '../../domain/letters.js';
import type { Wording } from '../../words/message.js';
import type { HoldView } from './local/circulation.js';
import type { ActOutcome } from './orders.js';
import type { RequestView } from './requests.js';

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
