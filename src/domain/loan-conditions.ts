/** The conditions under which a lender lends, one row each: what it is called and what it changes here. */
import type { Sentence } from './words.js';

export interface LoanConditionRow {
  label: string;
  french: string;
  /** What it means for the borrowing library and its patron. */
  says: Sentence;
  /** Spellings that partners use beside the code of the list, in lower case. */
  also: readonly string[];
  /** It does not leave the library: receiving proposes “not for loan”. */
  notForLoan: boolean;
  /** What the loan desk must have settled before it lends the item; nothing is asked without it. */
  beforeLending?: Sentence;
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

const inLibrary: Sentence = {
  text: 'The lender allows use in the library only. Lend it only if the lender has agreed.',
  french: 'Le prêteur n’autorise que la consultation sur place. Ne le prêtez que si le prêteur y consent.',
};

export const loanConditionRows: Readonly<Record<LoanConditionCode, LoanConditionRow>> = {
  LibraryUseOnly: {
    label: 'Library use only',
    french: 'Consultation sur place seulement',
    says: {
      text: 'The patron reads it here and cannot take it home.',
      french: 'L’usager le consulte sur place et ne peut pas l’emporter.',
    },
    also: ['library use only', 'in library use only', 'libraryuse', 'library use'],
    notForLoan: true,
    beforeLending: inLibrary,
    renewsByItself: false,
  },
  NoReproduction: {
    label: 'No reproduction',
    french: 'Reproduction interdite',
    says: {
      text: 'It must not be copied, scanned or photographed.',
      french: 'Il ne doit être ni copié, ni numérisé, ni photographié.',
    },
    also: ['no reproduction', 'no copying', 'nocopying'],
    notForLoan: false,
    renewsByItself: true,
  },
  SignatureRequired: {
    label: 'Patron’s signature required',
    french: 'Signature de l’usager exigée',
    says: {
      text: 'The patron signs for it before it is lent.',
      french: 'L’usager signe avant que l’exemplaire lui soit prêté.',
    },
    also: ['clientsignaturerequired', 'client signature required', 'signature required'],
    notForLoan: false,
    beforeLending: {
      text: 'The lender asks for the patron’s signature. Lend it after the patron has signed.',
      french: 'Le prêteur exige la signature de l’usager. Prêtez l’exemplaire une fois qu’il a signé.',
    },
    renewsByItself: true,
  },
  SpecCollSupervReq: {
    label: 'Special collections supervision required',
    french: 'Surveillance des collections spéciales exigée',
    says: {
      text: 'The patron reads it here, in a supervised reading room.',
      french: 'L’usager le consulte sur place, dans une salle de lecture surveillée.',
    },
    also: [
      'specialcollectionssupervisionrequired',
      'special collections supervision required',
      'speccollsupervisionrequired',
    ],
    notForLoan: true,
    beforeLending: inLibrary,
    renewsByItself: false,
  },
  WatchLibraryUseOnly: {
    label: 'Supervised library use only',
    french: 'Consultation sur place surveillée seulement',
    says: {
      text: 'The patron reads it here, and staff keep an eye on it.',
      french: 'L’usager le consulte sur place, sous la surveillance du personnel.',
    },
    also: ['watch library use only', 'supervised library use only'],
    notForLoan: true,
    beforeLending: inLibrary,
    renewsByItself: false,
  },
  Other: {
    label: 'Another condition',
    french: 'Autre condition',
    says: {
      text: 'The lender’s note says what it asks for.',
      french: 'La note du prêteur dit ce qu’il demande.',
    },
    also: ['none'],
    notForLoan: false,
    beforeLending: {
      text: 'The lender has set a condition. Lend it when the condition is met.',
      french: 'Le prêteur a posé une condition. Prêtez l’exemplaire une fois la condition remplie.',
    },
    renewsByItself: false,
  },
};

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
  return { ...loanConditionRows.Other, label: written, french: written, code: written };
}

const rowOf = (code: LoanConditionCode): LoanConditionRow => loanConditionRows[code];

export const isNotForLoan = (conditions: readonly string[] = []): boolean =>
  conditions.some((each) => loanCondition(each).notForLoan);

export const mayRenewByItself = (conditions: readonly string[] = []): boolean =>
  conditions.every((each) => loanCondition(each).renewsByItself);

/** What is asked before lending, each question once. */
export const askedBeforeLending = (conditions: readonly string[] = []): Sentence[] => [
  ...new Set(conditions.flatMap((each) => loanCondition(each).beforeLending ?? [])),
];

/** Their names in both languages, for slips and letters. */
export function conditionNames(conditions: readonly string[] = []): { label: string[]; french: string[] } | undefined {
  if (conditions.length === 0) return undefined;
  const rows = conditions.map(loanCondition);
  return { label: rows.map(({ label }) => label), french: rows.map(({ french }) => french) };
}
