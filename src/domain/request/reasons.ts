/** The reasons staff choose from (their numbers are Alma's, from ISO 10161) and the ISO 18626 codes that travel. */
import { type KeyOf, message, type Wording, worded } from '../../words/message.js';

export interface ReasonRow {
  /** As Alma numbers it. The two lists use some numbers differently. */
  code: string;
  label: Wording;
}

export interface RejectReason extends ReasonRow {
  /** The code of an Unfilled answer. */
  reasonUnfilled: string;
  /** The code to use when the library offers a later or a changed try instead of a plain no. */
  reasonRetry?: string;
}

const no = (code: KeyOf<'rejectReason'>, reasonUnfilled: string, reasonRetry?: string): RejectReason => ({
  code,
  label: message(`rejectReason.${code}`),
  reasonUnfilled,
  ...(reasonRetry ? { reasonRetry } : {}),
});

/**
 * Why a lender rejects. A mediated network answers Unfilled to all of them and the borrower asks the next partner;
 * `reasonRetry` names those that a lender may turn into RetryPossible.
 */
export const rejectReasons: readonly RejectReason[] = [
  no('1', 'NotAvailableForILL', 'OnLoan'),
  no('2', 'NotAvailableForILL', 'NotCurrentAvailableForILL'),
  no('3', 'NotOnShelf'),
  no('4', 'NonCirculating'),
  no('5', 'NotHeld'),
  no('6', 'NotAvailableForILL', 'OnOrder'),
  no('7', 'NotAvailableForILL', 'NotCurrentAvailableForILL'),
  no('8', 'NotAvailableForILL', 'AtBindery'),
  no('9', 'NotHeld'),
  no('10', 'NotOnShelf'),
  no('11', 'NotAvailableForILL', 'NotCurrentAvailableForILL'),
  no('12', 'PoorCondition'),
  no('13', 'PolicyProblem', 'CostExceedsMaxCost'),
  no('14', 'PolicyProblem', 'CostExceedsMaxCost'),
  no('15', 'PolicyProblem'),
  no('16', 'PolicyProblem'),
  no('17', 'NotHeld', 'NotFoundAsCited'),
  no('18', 'NotHeld'),
  no('19', 'NotAvailableForILL', 'NotCurrentAvailableForILL'),
  no('20', 'PolicyProblem'),
  no('21', 'PolicyProblem'),
  no('22', 'PolicyProblem'),
  no('23', 'PolicyProblem', 'ReqDelMethodNotSupp'),
  no('24', 'NotAvailableForILL', 'ReqDelDateNotPossible'),
  no('27', 'NotAvailableForILL'),
  no('28', 'NotAvailableForILL'),
];

export interface ConditionReason extends ReasonRow {
  /** How the offer is explained in a RetryPossible answer. `LoanCondition` is not in the published list but understood. */
  reasonRetry: string;
  /** The loan condition that goes with the item, where the code list has one. */
  loanCondition?: string;
}

const on = (code: KeyOf<'conditionReason'>, reasonRetry: string, loanCondition?: string): ConditionReason => ({
  code,
  label: message(`conditionReason.${code}`),
  reasonRetry,
  ...(loanCondition ? { loanCondition } : {}),
});

/** On what condition a lender would supply. */
export const conditionReasons: readonly ConditionReason[] = [
  on('13', 'CostExceedsMaxCost'),
  on('14', 'CostExceedsMaxCost'),
  on('15', 'CostExceedsMaxCost'),
  on('16', 'LoanCondition'),
  on('22', 'LoanCondition', 'LibraryUseOnly'),
  on('23', 'LoanCondition', 'NoReproduction'),
  on('24', 'LoanCondition', 'SignatureRequired'),
  on('25', 'LoanCondition', 'SpecCollSupervReq'),
  on('27', 'LoanCondition'),
  on('28', 'LoanCondition'),
  on('30', 'ReqDelMethodNotSupp'),
];

/** Why a borrower cancels: it travels in the note, the protocol has no code for it. */
export const cancelReasons: readonly ReasonRow[] = [
  { code: 'noLongerNeeded', label: message('cancelReason.noLongerNeeded') },
  { code: 'foundLocally', label: message('cancelReason.foundLocally') },
  { code: 'tookTooLong', label: message('cancelReason.tookTooLong') },
  { code: 'duplicate', label: message('cancelReason.duplicate') },
];

/** The row of a reject reason, by Alma's number or by the ISO code somebody wrote. */
export function rejectReason(code: string): RejectReason | undefined {
  return rejectReasons.find((row) => row.code === code) ?? rejectReasons.find((row) => row.reasonUnfilled === code);
}

export function conditionReason(code: string): ConditionReason | undefined {
  return (
    conditionReasons.find((row) => row.code === code) ?? conditionReasons.find((row) => row.loanCondition === code)
  );
}

/** Of these the code that travels says the same as the reason; every other code stands for several reasons. */
const exact = { unfilled: new Set(['3', '4', '5', '12']), retry: new Set(['1', '6', '8', '17']) };

/** The reason itself, beside a code that is wider than it: `reject.1`. Nothing where the code says it, and of what only one library has. */
export function ownReject(code: string, as: 'unfilled' | 'retry'): string | undefined {
  return rejectReasons.some((row) => row.code === code) && !exact[as].has(code) ? `reject.${code}` : undefined;
}
export const ownCondition = (code: string): string | undefined =>
  conditionReasons.some((row) => row.code === code && !row.loanCondition) ? `condition.${code}` : undefined;

/** The row of a reason that travels itself, as a node like ours names it. */
function ownReason(code: string): ReasonRow | undefined {
  const [, list, number] = /^(reject|condition)\.(\d{1,3})$/.exec(code) ?? [];
  const rows: readonly ReasonRow[] = list === 'reject' ? rejectReasons : conditionReasons;
  return list === undefined ? undefined : rows.find((row) => row.code === number);
}
export const isOwnReason = (code: string): boolean => ownReason(code) !== undefined;

/** A reason as it travels, in words; a code of a list that is not published is shown as it came. */
export const isoReasonWords = (code: string): Wording =>
  isoReasons[code as keyof typeof isoReasons]?.label ?? ownReason(code)?.label ?? code;

const isoReasons = worded(
  {
    NonCirculating: {},
    NotAvailableForILL: {},
    NotHeld: {},
    NotOnShelf: {},
    PolicyProblem: {},
    PoorCondition: {},
    AtBindery: {},
    CostExceedsMaxCost: {},
    LoanCondition: {},
    LoanPossible: {},
    NotCurrentAvailableForILL: {},
    NotFoundAsCited: {},
    OnLoan: {},
    OnOrder: {},
    ReqDelDateNotPossible: {},
    ReqDelMethodNotSupp: {},
  },
  { label: 'isoReason' },
);
