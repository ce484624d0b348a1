/** One lost item between two libraries, as one record that both desks see: who, when, why, the fee, and how it was settled. */

import { type Message, worded } from '../../words/message.js';
import type { HistoryEvent } from '../tables/events.js';
import type { Side } from '../tables/tables.js';

export const lostCaseStates = ['reported', 'declared', 'feeCommunicated', 'paid', 'waived', 'found', 'closed'] as const;
export type LostCaseState = (typeof lostCaseStates)[number];
export const lostPlaces = ['patron', 'staff', 'transit'] as const;
export type LostPlace = (typeof lostPlaces)[number];

/** What people say of the case; an absent member was not said. */
export interface LostWords {
  /** With whom it was lost: the patron, a library's staff, or nobody, between the libraries (R70). */
  where?: LostPlace;
  why?: string;
  /** The replacement fee, decimal text: `85.00`. */
  fee?: string;
  /** ISO 4217. */
  currency?: string;
  /** How the invoice will come. */
  invoice?: string;
}
/** When each state was first reached, ISO 8601 UTC; `paidAt` on a case that is `found` says: found after payment. */
type Moments = { [S in LostCaseState as `${S}At`]?: string };
export interface LostCase extends LostWords, Moments {
  state: LostCaseState;
  /** The library that sent it first. */
  reportedBy: 'borrower' | 'lender';
}
/** What a partner says of it: any part of the record, not to be trusted in form. */
export type ReportedCase = { [M in keyof LostCase]?: unknown };

export interface LostCaseRow {
  label: Message;
  /** A step to one of these moves the case; any other step only adds what it says. */
  next: readonly LostCaseState[];
}

export const lostCaseRows: Record<LostCaseState, LostCaseRow> = worded<
  LostCaseState,
  Omit<LostCaseRow, 'label'>,
  'label'
>(
  {
    reported: {
      next: ['declared', 'feeCommunicated', 'paid', 'waived', 'found', 'closed'],
    },
    declared: {
      next: ['feeCommunicated', 'paid', 'waived', 'found', 'closed'],
    },
    feeCommunicated: {
      next: ['paid', 'waived', 'found', 'closed'],
    },
    paid: { next: ['waived', 'found', 'closed'] },
    waived: { next: ['declared', 'feeCommunicated', 'found', 'closed'] },
    found: {
      next: ['reported', 'declared', 'feeCommunicated', 'closed'],
    },
    closed: { next: ['reported', 'declared', 'feeCommunicated', 'found'] },
  },
  { label: 'lostCase' },
);

const opening: readonly LostCaseState[] = ['reported', 'declared', 'feeCommunicated'];
const pending: readonly LostCaseState[] = ['reported', 'declared', 'feeCommunicated', 'paid'];

/** The steps of a request that move its case, and where to. All but those that open one need a case. */
const stepsOf: Record<Side, Readonly<Record<string, readonly LostCaseState[]>>> = {
  borrowing: {
    reportLost: ['reported'],
    declareLost: ['declared'],
    feePaid: ['paid'],
    found: ['found'],
    returnByPatron: ['found'],
    returnToPartner: ['found'],
    complete: ['closed'],
    reactivate: ['declared'],
    'supplier.declaredLost': ['declared'],
    'supplier.completedWithoutReturn': ['closed'],
    'supplier.checkedIn': ['found', 'closed'],
  },
  lending: {
    declareLost: ['declared'],
    lostPaid: ['paid', 'closed'],
    waiveFee: ['waived'],
    found: ['found', 'closed'],
    checkIn: ['found', 'closed'],
    complete: ['closed'],
    reactivate: ['declared'],
    'requester.lost': ['reported'],
    'requester.feePaid': ['paid'],
    'requester.found': ['found'],
    'requester.shippedReturn': ['found'],
  },
};

/** What the other library may say of the case: a borrower does not close what is owed, a lender does not pay it. */
const heardFrom: Record<Side, readonly LostCaseState[]> = {
  borrowing: ['declared', 'feeCommunicated', 'waived', 'found', 'closed'],
  lending: ['reported', 'paid', 'found'],
};

/** A status set by hand (R63, R68, R74, R119), as the case has it. Any other status of an open case: it is found. */
const byStatus: Record<Side, Readonly<Record<string, LostCaseState>>> = {
  borrowing: {
    lostReported: 'reported',
    declaredLost: 'declared',
    lostAndFeePaid: 'paid',
    completedWithoutReturn: 'closed',
    requestCompleted: 'closed',
  },
  lending: {
    lostReported: 'reported',
    lostAndFeeCommunicated: 'declared',
    completedWithoutReturn: 'closed',
    requestCompleted: 'closed',
  },
};

/** The case after an order of our own desk, with what staff wrote. Unchanged by steps that are not about it. */
export function caseAfterOrder(
  side: Side,
  event: HistoryEvent,
  before: LostCase | undefined,
  words: LostWords,
  now: Date,
): LostCase | undefined {
  const steps = stepsOf[side][event];
  const settled = before?.state === 'closed' || before?.state === 'waived';
  if (!steps || (event === 'reactivate' && !settled)) return before;
  return advance(before, steps, words, now);
}

/**
 * The case after a partner's message. `said` = what it says of the case where it can say so. A stranger's note is the
 * reason, and its price the fee, also in a notification while the case is open. What we know already of the fee counts
 * more than what a borrower repeats of it.
 */
export function caseAfterWord(
  side: Side,
  event: HistoryEvent,
  before: LostCase | undefined,
  { said, note, costs }: { said?: ReportedCase; note?: string; costs?: { amount: string; currency?: string } },
  now: Date,
): LostCase | undefined {
  const heard = wellFormed(said);
  const claimed = heard.state && heardFrom[side].includes(heard.state) ? heard.state : undefined;
  const unexpected = event === 'supplier.completedWithoutReturn' && !(before && pending.includes(before.state));
  const named = event === 'supplier.notification' && costs && before && pending.includes(before.state);
  const usual = unexpected || named ? (['declared'] as const) : stepsOf[side][event];
  const steps = claimed ? [claimed] : usual;
  if (!steps) return before;
  const stranger: LostWords = opening.includes(steps[0] as LostCaseState)
    ? { ...(note && !named ? { why: note } : {}), ...priceOf(costs) }
    : {};
  const { state: _state, reportedBy, ...rest } = { ...stranger, ...heard };
  const words = side === 'lending' ? withoutFee(rest, steps[0] === 'paid' && before?.fee === undefined) : rest;
  const opens = side === 'borrowing' && claimed ? [...opening, claimed] : opening;
  const after = advance(before, steps, { ...words, ...(before?.where ? { where: before.where } : {}) }, now, opens);
  return after && !before && reportedBy ? { ...after, reportedBy } : after;
}

/** The case after Change Status, by hand and without a message. */
export function caseAfterStatus(
  side: Side,
  status: string,
  before: LostCase | undefined,
  now: Date,
): LostCase | undefined {
  const meant = byStatus[side][status] ?? (before && pending.includes(before.state) ? 'found' : undefined);
  return meant ? advance(before, [meant], {}, now) : before;
}

function advance(
  before: LostCase | undefined,
  steps: readonly LostCaseState[],
  words: LostWords & Moments,
  now: Date,
  opens = opening,
): LostCase | undefined {
  let after = before && { ...before, ...words, ...momentsOf(before) };
  for (const step of steps) {
    const wanted = step === 'declared' && (words.fee ?? before?.fee) ? 'feeCommunicated' : step;
    const at = (words as Moments)[`${wanted}At`] ?? now.toISOString();
    if (!after) {
      if (!opens.includes(wanted)) return undefined;
      after = { ...words, state: wanted, reportedBy: wanted === 'reported' ? 'borrower' : 'lender' };
    } else if (lostCaseRows[after.state].next.includes(wanted)) {
      if (opening.includes(wanted) && !pending.includes(after.state)) after = begunAnew(after);
      after = { ...after, state: wanted };
    } else continue;
    after[`${wanted}At`] ??= at;
    if (wanted === 'feeCommunicated') after.declaredAt ??= at;
  }
  return after;
}

/** Lost again after it was found, or taken up again after it was settled: how that was is in the history. */
function begunAnew(before: LostCase): LostCase {
  const over = before.state === 'found' ? lostCaseStates : (['paid', 'waived', 'found', 'closed'] as const);
  const after = { ...before };
  for (const state of over) delete after[`${state}At`];
  return after;
}

function momentsOf(of: Moments): Moments {
  const known = lostCaseStates.flatMap((state) => {
    const at = of[`${state}At`];
    return at === undefined ? [] : [[`${state}At`, at]];
  });
  return Object.fromEntries(known);
}

const priceOf = (costs: { amount: string; currency?: string } | undefined): LostWords =>
  costs && isAmount(costs.amount) ? { fee: costs.amount, ...(costs.currency ? { currency: costs.currency } : {}) } : {};

function withoutFee<W extends LostWords>(words: W, keep: boolean): LostWords {
  if (keep) return words;
  const { fee: _fee, currency: _currency, invoice: _invoice, ...rest } = words;
  return rest;
}

const isAmount = (value: unknown): value is string => typeof value === 'string' && /^\d{1,9}(\.\d{1,4})?$/.test(value);
const isOneOf =
  <T extends string>(values: readonly T[]) =>
  (value: unknown): value is T =>
    values.includes(value as T);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isMoment = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value));

const forms: Record<string, (value: unknown) => boolean> = {
  state: isOneOf(lostCaseStates),
  reportedBy: isOneOf(['borrower', 'lender']),
  where: isOneOf(lostPlaces),
  why: isText,
  fee: isAmount,
  currency: (value) => isText(value) && /^[A-Z]{3}$/.test(value),
  invoice: isText,
  ...Object.fromEntries(lostCaseStates.map((state) => [`${state}At`, isMoment])),
};

/** What of a partner's words has the right form; the rest stays in its message. */
function wellFormed(said: ReportedCase = {}): Partial<LostCase> {
  return Object.fromEntries(Object.entries(said).filter(([name, value]) => forms[name]?.(value)));
}
