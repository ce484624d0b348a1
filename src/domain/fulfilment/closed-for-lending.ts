/** What becomes of a request that comes while the library does not lend. */
import { localDate } from '../calendar.js';
import type { ClosureKind, Period } from './closures.js';
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

/**
 * Whether a partner is told to ask again after the closure, by its dialect. Only those that are known to ask the next
 * lender meanwhile: others take RetryPossible for an offer with conditions, or wait for ever. All others: Unfilled.
 */
export const answerWhenClosed: Readonly<Record<string, ClosedAnswer>> = {
  interlend: 'RetryPossible',
  crosslink: 'RetryPossible',
  alma: 'Unfilled',
  reshare: 'Unfilled',
  'standard-1.2': 'Unfilled',
  'standard-2021': 'Unfilled',
};

/** Until further notice there is no day to ask again. */
export function answerOf(dialect: string, { reopens }: Closed): ClosedAnswer {
  return reopens === undefined ? 'Unfilled' : (answerWhenClosed[dialect] ?? 'Unfilled');
}

/** What the borrower reads with the answer, in both languages. */
export function closedWords({ from, until, reopens }: Closed): string {
  if (until === undefined || reopens === undefined)
    return `Our library does not lend at present.\nNotre bibliothèque ne prête pas actuellement.`;
  const [english, french] =
    from === until ? [`on ${from}`, `le ${from}`] : [`from ${from} to ${until}`, `du ${from} au ${until}`];
  return `Our library does not lend ${english}. Please ask again from ${reopens} on.\nNotre bibliothèque ne prête pas ${french}. Veuillez redemander à partir du ${reopens}.`;
}

/** Periods that follow each other without a day between are one. */
function lastDay(periods: readonly { from: string; until?: string }[], end: string | undefined): string | undefined {
  if (end === undefined) return undefined;
  const further = periods.find(({ from, until }) => from <= dayAfter(end) && (until === undefined || until > end));
  return further ? lastDay(periods, further.until) : end;
}
