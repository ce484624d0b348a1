/** What becomes of a request that comes while the library does not lend. */
import { localDate } from '../calendar/calendar.js';
import { noteToPartner } from '../partner/note-to-partner.js';
import { type ClosureKind, type Period, spanOf } from './closures.js';
import { dayAfter } from './local-days.js';

/** When a library does not lend: closures that are not over, and the time it is inactive. Local dates. */
export interface LendingPauses {
  library: string;
  timeZone: string;
  closures: readonly (Period & { kind: ClosureKind })[];
  inactiveForLending?: { from: string; until?: string };
}

export interface Closed {
  because: 'closure' | 'inactive';
  from: string;
  /** The last day; none: until further notice. */
  until?: string;
  /** The first day after it on which the library takes part again. */
  reopens?: string;
}

/** Closed on this day for lending: a closure or the time it is inactive. A holiday is a day off, requests wait for it. */
export function closedForLending(
  { closures, inactiveForLending: inactive, timeZone }: LendingPauses,
  now: Date,
): Closed | undefined {
  const today = localDate(now, timeZone);
  const periods: Omit<Closed, 'reopens'>[] = [
    ...(inactive ? [{ because: 'inactive' as const, ...inactive }] : []),
    ...closures
      .filter(({ kind }) => kind === 'closure')
      .map(({ from, until }) => ({ because: 'closure' as const, from, until })),
  ];
  const present = periods.find(({ from, until }) => from <= today && (until === undefined || today <= until));
  if (!present) return undefined;
  const until = lastDay(periods, present.until);
  return { because: present.because, from: present.from, ...(until ? { until, reopens: dayAfter(until) } : {}) };
}

export type ClosedAnswer = 'RetryPossible' | 'Unfilled';

/** What a partner is answered that takes `usual`; until further notice there is no day to ask again. */
export function answerOf(usual: ClosedAnswer, { reopens }: Closed): ClosedAnswer {
  return reopens === undefined ? 'Unfilled' : usual;
}

/** The note that the borrower reads with the answer. */
export const closedWords = ({ from, until, reopens }: Closed): string =>
  until === undefined || reopens === undefined
    ? noteToPartner('doesNotLendNow')
    : noteToPartner('doesNotLend', { span: spanOf({ from, until }), from, until, reopens });

/** Periods that follow each other without a day between are one. */
function lastDay(periods: readonly { from: string; until?: string }[], end: string | undefined): string | undefined {
  if (end === undefined) return undefined;
  const further = periods.find(({ from, until }) => from <= dayAfter(end) && (until === undefined || until > end));
  return further ? lastDay(periods, further.until) : end;
}
