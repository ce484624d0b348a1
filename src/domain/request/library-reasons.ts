/** The reasons of one library: the built-in rows, with what the library changed, switched off or added. */

import type { Language } from '../../words/languages.js';
import { inEach, type Wording } from '../../words/message.js';
import type { ActionField } from '../tables/action-fields.js';
import type { ActionName } from '../tables/tables.js';
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
export interface ListedReason {
  list: ReasonList;
  /** As Alma numbers it, or the library. */
  code: string;
  /** As the library words it, in English and in French: it edits both. */
  label: string;
  french: string;
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

export const builtInReasons = [
  ...rejectReasons.map((row) => ({ ...row, list: 'reject' as const, enabled: true })),
  ...conditionReasons.map((row) => ({ ...row, list: 'condition' as const, enabled: true })),
  ...cancelReasons.map((row) => ({ ...row, list: 'cancel' as const, enabled: true })),
];

type ReasonKey = Pick<ListedReason, 'list' | 'code'>;
const same = (one: ReasonKey, other: ReasonKey) => one.list === other.list && one.code === other.code;

/** All of them, also those that are off: the built-in ones first, in their order. `say`: says a built-in one. */
export function reasonViews(
  own: readonly ListedReason[],
  say: (label: Wording, language: Language) => string,
): ReasonView[] {
  return [
    ...builtInReasons.map((row) => ({
      ...row,
      label: say(row.label, 'en'),
      french: say(row.label, 'fr'),
      ...own.find((each) => same(each, row)),
      builtIn: true,
    })),
    ...own.filter((each) => !builtInReasons.some((row) => same(each, row))).map((row) => ({ ...row, builtIn: false })),
  ];
}

/** What staff may choose from; a reason that the library worded is said in its words. */
export function reasonsInForce(own: readonly ListedReason[]): Reasons {
  const worded = own.map(({ label, french, ...row }) => ({ ...row, label: inEach({ label, french }) }));
  const all = [
    ...builtInReasons.map((row) => ({ ...row, ...worded.find((each) => same(each, row)) })),
    ...worded.filter((each) => !builtInReasons.some((row) => same(each, row))),
  ];
  const of = (list: ReasonList): OfferedReason[] => all.filter((each) => each.list === list && each.enabled);
  return {
    reject: of('reject').map((row) => ({ ...row, reasonUnfilled: row.reasonUnfilled ?? 'NotAvailableForILL' })),
    condition: of('condition').map((row) => ({ ...row, reasonRetry: row.reasonRetry ?? 'LoanCondition' })),
    cancel: of('cancel'),
  };
}

type OfferedReason = Omit<ListedReason, 'label' | 'french'> & ReasonRow;

/** Which reasons an action's form offers; nothing when it asks for none. */
export function offeredBy(
  action: ActionName,
  { reject, condition, cancel }: Reasons,
): readonly ReasonRow[] | undefined {
  if (action === 'reject') return reject;
  if (action === 'offerRetry') return reject.filter(({ reasonRetry }) => reasonRetry);
  if (action === 'offerConditions') return condition;
  return action.startsWith('cancel') ? cancel : undefined;
}

export const asksForReason = (fields: readonly ActionField[]): boolean => fields.some(isReason);

const isReason = ({ name, type }: ActionField): boolean =>
  name === 'reason' && (type === 'choice' || type === 'choices');

/** The form with the library's own reasons to choose from. */
export function withReasons(action: ActionName, fields: readonly ActionField[], reasons: Reasons): ActionField[] {
  const offered = offeredBy(action, reasons);
  return fields.map((field) =>
    offered && isReason(field)
      ? { ...field, options: offered.map(({ code, label }) => ({ value: code, label })) }
      : field,
  );
}

/** The words of the reasons that were chosen, for letters of the same step. */
export function wordsOfReason(action: ActionName, chosen: unknown, reasons: Reasons): { reasonWords?: Wording[] } {
  const codes = Array.isArray(chosen) ? chosen : [chosen];
  const rows = offeredBy(action, reasons)?.filter(({ code }) => codes.includes(code)) ?? [];
  return rows.length > 0 ? { reasonWords: rows.map(({ label }) => label) } : {};
}
