/** The reasons of one library: the built-in rows, with what the library changed, switched off or added. */
import type { ActionField } from './action-fields.js';
import {
  type ConditionReason,
  cancelReasons,
  conditionReasons,
  type ReasonRow,
  type RejectReason,
  rejectReasons,
} from './reasons.js';

export const reasonLists = ['reject', 'condition', 'cancel'] as const;
export type ReasonList = (typeof reasonLists)[number];

/** A reason with the ISO 18626 codes that travel for it: `reasonUnfilled` of a reject, `reasonRetry` of a condition. */
export interface ListedReason extends ReasonRow {
  list: ReasonList;
  /** Off: staff cannot choose it. */
  enabled: boolean;
  reasonUnfilled?: string;
  reasonRetry?: string;
  loanCondition?: string;
}
export interface ReasonView extends ListedReason {
  /** Every library begins with it: it can be switched off, and not be removed. */
  builtIn: boolean;
}

/** What staff may choose from. */
export interface Reasons {
  reject: readonly RejectReason[];
  condition: readonly ConditionReason[];
  cancel: readonly ReasonRow[];
}

export const builtInReasons: readonly ListedReason[] = [
  ...rejectReasons.map((row) => ({ ...row, list: 'reject' as const, enabled: true })),
  ...conditionReasons.map((row) => ({ ...row, list: 'condition' as const, enabled: true })),
  ...cancelReasons.map((row) => ({ ...row, list: 'cancel' as const, enabled: true })),
];

const same = (one: ListedReason, other: ListedReason) => one.list === other.list && one.code === other.code;

/** All of them, also those that are off: the built-in ones first, in their order. */
export function reasonViews(own: readonly ListedReason[]): ReasonView[] {
  return [
    ...builtInReasons.map((row) => ({ ...row, ...own.find((each) => same(each, row)), builtIn: true })),
    ...own.filter((each) => !builtInReasons.some((row) => same(each, row))).map((row) => ({ ...row, builtIn: false })),
  ];
}

export function reasonsInForce(own: readonly ListedReason[]): Reasons {
  const on = reasonViews(own).filter(({ enabled }) => enabled);
  const of = (list: ReasonList) => on.filter((each) => each.list === list);
  return {
    reject: of('reject').map((row) => ({ ...row, reasonUnfilled: row.reasonUnfilled ?? 'NotAvailableForILL' })),
    condition: of('condition').map((row) => ({ ...row, reasonRetry: row.reasonRetry ?? 'LoanCondition' })),
    cancel: of('cancel'),
  };
}

/** Which reasons an action's form offers; nothing when it asks for none. */
export function offeredBy(action: string, { reject, condition, cancel }: Reasons): readonly ReasonRow[] | undefined {
  if (action === 'reject') return reject;
  if (action === 'offerRetry') return reject.filter(({ reasonRetry }) => reasonRetry);
  if (action === 'offerConditions') return condition;
  return action.startsWith('cancel') ? cancel : undefined;
}

export const asksForReason = (fields: readonly ActionField[]): boolean =>
  fields.some(({ name, type }) => name === 'reason' && type === 'choice');

/** The form with the library's own reasons to choose from. */
export function withReasons(action: string, fields: readonly ActionField[], reasons: Reasons): ActionField[] {
  const offered = offeredBy(action, reasons);
  return fields.map((field) =>
    offered && field.name === 'reason' && field.type === 'choice'
      ? { ...field, options: offered.map(({ code, label, french }) => ({ value: code, label, french })) }
      : field,
  );
}

/** The words of the reason that was chosen, for letters of the same step. */
export function wordsOfReason(
  action: string,
  chosen: unknown,
  reasons: Reasons,
): { reasonWords?: { label: string; french: string } } {
  const row = offeredBy(action, reasons)?.find(({ code }) => code === chosen);
  return row ? { reasonWords: { label: row.label, french: row.french } } : {};
}
