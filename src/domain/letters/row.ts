import type { Side } from '../tables.js';
import type { FactName, LoanFact } from './facts.js';

export const letterKinds = ['letter', 'slip'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** `parcel`: goes to the partner with the item. `staff`: stays in the house, also in the book while that is here. */
export const letterAudiences = ['patron', 'partner', 'staff', 'parcel'] as const;
export type LetterAudience = (typeof letterAudiences)[number];

/** A letter or slip as staff know it. */
export interface LetterRow {
  kind: LetterKind;
  audience: LetterAudience;
  /** All that it may mention. */
  facts: readonly FactName[];
  /** Facts that the slip gives words of its own, which say more than their names. */
  wordedHere?: readonly FactName[];
  /** Printed when staff ask for it on requests of these sides, beside the steps that call for it. */
  onDemand?: readonly Side[];
  /** Printed where the item is handed to its patron; all others by the library whose request it is. */
  printedAt?: 'pickup';
  /** A patron may wish not to get it: it helps, but nothing hangs on it. */
  isCourtesy?: true;
  /** How long its mail waits, so that an Undo of the step takes it back unsent. */
  delayMinutes?: number;
  /** It tells by itself what nobody has decided to tell: until it leaves, a person may stop it. Off at first. */
  isByRule?: true;
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
export const toPartner = (facts: readonly LoanFact[]): LetterRow => ({
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
});
