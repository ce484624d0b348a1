/** The conditions under which a lender lends, one row each: what it is called and what it changes here. */

import { type Message, message, type Wording, worded } from '../../words/message.js';
import type { StateName } from '../tables/tables.js';

export interface LoanConditionRow {
  label: Wording;
  /** What it means for the borrowing library and its patron. */
  says: Message;
  /** Spellings that partners use besides the code of the list, in lower case. */
  also: readonly string[];
  /** It does not leave the library: receiving proposes “not for loan”. */
  notForLoan: boolean;
  /** What the loan desk must have settled before it lends the item; nothing is asked without it. */
  beforeLending?: Message;
  /** Whether the clock may ask for a renewal, or only a person. */
  renewsByItself: boolean;
}

export const loanConditionCodes = [
  'LibraryUseOnly',
  'NoReproduction',
  'SignatureRequired',
  'SpecCollSupervReq',
  'WatchLibraryUseOnly',
  'Other',
] as const;
export type LoanConditionCode = (typeof loanConditionCodes)[number];

const rows: Readonly<Record<LoanConditionCode, Omit<LoanConditionRow, 'label' | 'says'>>> = {
  LibraryUseOnly: {
    also: ['library use only', 'in library use only', 'libraryuse', 'library use'],
    notForLoan: true,
    beforeLending: message('loanConditionAsks.inLibrary'),
    renewsByItself: false,
  },
  NoReproduction: {
    also: ['no reproduction', 'no copying', 'nocopying'],
    notForLoan: false,
    renewsByItself: true,
  },
  SignatureRequired: {
    also: ['clientsignaturerequired', 'client signature required', 'signature required'],
    notForLoan: false,
    beforeLending: message('loanConditionAsks.signature'),
    renewsByItself: true,
  },
  SpecCollSupervReq: {
    also: [
      'specialcollectionssupervisionrequired',
      'special collections supervision required',
      'speccollsupervisionrequired',
    ],
    notForLoan: true,
    beforeLending: message('loanConditionAsks.inLibrary'),
    renewsByItself: false,
  },
  WatchLibraryUseOnly: {
    also: ['watch library use only', 'supervised library use only'],
    notForLoan: true,
    beforeLending: message('loanConditionAsks.inLibrary'),
    renewsByItself: false,
  },
  Other: {
    also: ['none'],
    notForLoan: false,
    beforeLending: message('loanConditionAsks.other'),
    renewsByItself: false,
  },
};
export const loanConditionRows: Readonly<Record<LoanConditionCode, LoanConditionRow>> = worded(rows, {
  label: 'loanCondition',
  says: 'loanConditionSays',
});

/** A condition as it came, with the row that holds for it: an unknown one is shown as written and treated as another. */
export interface LoanCondition extends LoanConditionRow {
  code: string;
}

export function loanCondition(written: string): LoanCondition {
  const plain = written
    .trim()
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-');
  const code = loanConditionCodes.find((each) => each.toLowerCase() === plain || rowOf(each).also.includes(plain));
  if (code) return { ...rowOf(code), code };
  return { ...loanConditionRows.Other, label: written, code: written };
}

const rowOf = (code: LoanConditionCode): LoanConditionRow => loanConditionRows[code];

export const isNotForLoan = (conditions: readonly string[] = []): boolean =>
  conditions.some((each) => loanCondition(each).notForLoan);

/** Whether the lender allows no printing and no copying of it. */
export const forbidsCopying = (conditions: readonly string[] = []): boolean =>
  conditions.some((each) => loanCondition(each).code === 'NoReproduction');

export const mayRenewByItself = (conditions: readonly string[] = []): boolean =>
  conditions.every((each) => loanCondition(each).renewsByItself);

/** What is asked before lending, each question once. */
export const askedBeforeLending = (conditions: readonly string[] = []): Message[] => {
  const asked = conditions.flatMap((each) => loanCondition(each).beforeLending ?? []);
  return asked.filter(({ code }, at) => asked.findIndex((each) => each.code === code) === at);
};

/** Their names, for slips and letters. */
export const conditionNames = (conditions: readonly string[] = []): Wording[] =>
  conditions.map((each) => loanCondition(each).label);

/** What the lender asks for, and what our staff decided when they received it: the patron uses it in the library only (KB5). */
export function conditionsAtHand(state: StateName, conditions: readonly string[] = []): Wording[] {
  const isHere = state === 'receivedNotForLoan' && !isNotForLoan(conditions);
  return conditionNames(isHere ? ['LibraryUseOnly', ...conditions] : conditions);
}
