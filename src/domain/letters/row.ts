import type { TemporaryItemStatus } from '../fulfilment/temporary-item.js';
import type { AutomaticRule } from '../tables/automatic-rules.js';
import type { BorrowingState } from '../tables/borrowing.js';
import type { Side } from '../tables/tables.js';
import type { LetterCall, LetterWithdrawal } from './calls.js';
import type { FactName, LoanFact } from './facts.js';
import type { MessageName } from './message-names.js';

export const letterKinds = ['letter', 'slip'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** `parcel`: goes to the partner with the item. `staff`: stays in the house, also in the book while that is here. */
export const letterAudiences = ['patron', 'partner', 'staff', 'parcel'] as const;
export type LetterAudience = (typeof letterAudiences)[number];

/** What must still be so when a letter is sent: one that waited while its request went on is withdrawn instead. */
interface TrueWhile {
  /** One of the volumes that the letter is about is in such a state; `gone`: it has left for its lender. */
  items?: readonly (TemporaryItemStatus | 'gone')[];
  /** The request is in such a state. */
  states?: readonly BorrowingState[];
}

/** All that is decided about a letter or slip but its words. */
export interface LetterRow {
  kind: LetterKind;
  audience: LetterAudience;
  /** All that it may mention. */
  facts: readonly FactName[];
  /** The steps that write it; nothing for what is printed on demand alone. To partners: only where the partner wishes letters. */
  calledBy?: readonly LetterCall[];
  /** The steps that take it back while it waits. */
  withdrawnBy?: readonly LetterWithdrawal[];
  /** Without it: it says what happened, and that stays so. */
  trueWhile?: TrueWhile;
  /** The messages in place of which a partner that speaks only e-mail reads it. */
  standsFor?: readonly MessageName[];
  /** What Alma calls it, where it has it: staff and their instructions know it by that name. No language has another. */
  almaName?: string;
  /** Facts that the slip gives words of its own, which say more than their names. */
  wordedHere?: readonly FactName[];
  /** Printed when staff ask for it on requests of these sides, beside the steps that call for it. */
  onDemand?: readonly Side[];
  /** Printed where the item is handed to its patron; all others by the library whose request it is. */
  printedAt?: 'pickup';
  /** Of several volumes it names those that are in the parcel: not one that is lost or never came. */
  namesParcel?: true;
  /** A patron may wish not to get it: it helps, but nothing hangs on it. */
  isCourtesy?: true;
  /** How long its mail waits, so that an Undo of the step takes it back unsent. */
  delayMinutes?: number;
  /** It tells by itself, by this rule, what nobody has decided to tell: until it leaves, a person may stop it. */
  byRule?: AutomaticRule;
  /** A library that wants it turns it on; all others are on at first. */
  isOffAtFirst?: true;
  /** What has to come before it is written; until then no step writes it. */
  waits?: string;
}

export const toPatron = (facts: readonly FactName[], more: Partial<LetterRow> = {}): LetterRow => ({
  kind: 'letter',
  audience: 'patron',
  facts: ['patronName', 'patronId', 'patronEmail', 'institution', 'libraryName', 'libraryAddress', ...facts],
  ...more,
});

export const toStaff = (facts: readonly FactName[], more: Partial<LetterRow> = {}): LetterRow => ({
  kind: 'slip',
  audience: 'staff',
  facts,
  ...more,
});

/** Nothing of the patron goes out: their facts do not compile here. */
export const inParcel = (facts: readonly LoanFact[], more: Partial<LetterRow> = {}): LetterRow => ({
  kind: 'slip',
  audience: 'parcel',
  facts,
  ...more,
});

/** For partners that wish letters by e-mail; the others are told the same by message alone. */
export const toPartner = (facts: readonly LoanFact[], more: Partial<LetterRow> = {}): LetterRow => ({
  kind: 'letter',
  audience: 'partner',
  facts: [
    'partnerName',
    'institution',
    'libraryName',
    'libraryAddress',
    'title',
    'author',
    'externalId',
    'requestedAt',
    ...facts,
  ],
  ...more,
});
