/** When a library is open, and when it takes part. */

import { type Message, message } from '../../words/message.js';
import type { Calendar } from '../calendar/calendar.js';
import { localDate } from '../calendar/calendar.js';
import { daysOf } from './local-days.js';

export const closureKinds = ['holiday', 'closure'] as const;
/** A statutory holiday, or a time that the library closes by itself. */
export type ClosureKind = (typeof closureKinds)[number];

/** Local dates, `YYYY-MM-DD`, both included. */
export interface Period {
  from: string;
  until: string;
}

/** Longest closure, in days: what is longer is a library that takes no part. */
export const longestClosure = 400;

/** How the words of a period name it: by its one day, or from its first day to its last. */
export const spanOf = ({ from, until }: Period): 'oneDay' | 'days' => (from === until ? 'oneDay' : 'days');

/** The calendar by which a library's dates are counted. */
export function libraryCalendar(
  timeZone: string,
  closures: readonly Period[],
  closedWeekdays?: readonly number[] | null,
): Calendar {
  const holidays = [...new Set(closures.flatMap(daysOf))].sort();
  return { timeZone, holidays, ...(closedWeekdays ? { closedWeekdays } : {}) };
}

/** Whether a library is out of borrowing or lending today: from a date, until a date or until further notice. */
export function isInactive(period: { from: string; until?: string } | undefined, now: Date, timeZone: string): boolean {
  if (!period) return false;
  const today = localDate(now, timeZone);
  return period.from <= today && (period.until === undefined || today <= period.until);
}

/** Why this is no period, with the remedy. */
export function periodProblem({ from, until }: { from: string; until?: string }): Message | undefined {
  if (until === undefined) return undefined;
  if (until < from) return message('refusedClosure.exchanged');
  return undefined;
}
