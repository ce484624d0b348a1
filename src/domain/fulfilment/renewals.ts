/** Dates of renewals and recalls: what is proposed, what the network allows, what it means for the patron. */
import { addDays, type Calendar, endOfDay, localDate } from '../calendar.js';
import { renewalBeyondCap } from '../deadlines.js';
import { endOfOpenDay, endOfOpenDayBefore } from './local-days.js';

/** The date that a renewal form begins with: one step after the patron's due date, or after today when that has passed. */
export function proposedRenewal(due: Date | undefined, now: Date, stepDays: number, timeZone: string): string {
  const from = due && due > now ? due : now;
  return localDate(addDays(from, stepDays, timeZone), timeZone);
}

/** Why one more renewal is not even asked for, with the figures (R53); `undefined`: it may be asked for. */
export function beyondCapReason(granted: number, stepDays: number, capDays: number): string | undefined {
  if (!renewalBeyondCap(granted + 1, stepDays, capDays)) return undefined;
  const days = stepDays * (granted + 2);
  return `The lender would refuse it: with renewal ${granted + 1} the loan lasts ${stepDays} × (${granted + 1} + 1) = ${days} days, and the limit is ${capDays}. Ask the lender in a General Message, or take the item back.`;
}

/** A date that the lender's due date allows with the way home: it can be granted without asking. */
export function fitsLenderDate(
  wished: Date,
  lenderDue: Date | undefined,
  allowanceDays: number,
  timeZone: string,
): boolean {
  return lenderDue !== undefined && wished <= lastDay(lenderDue, allowanceDays, timeZone);
}

export interface PatronRenewal {
  /** The patron's due date until now. */
  present: Date;
  /** What was asked for. */
  wished?: Date;
  /** The lender's new date. */
  lenderDue: Date;
  /** Days for the way home. */
  allowanceDays: number;
}

/** The patron's due date after the lender's answer: what was wished as far as the way home allows, never earlier than before. */
export function patronDueAfterRenewal(
  { present, wished, lenderDue, allowanceDays }: PatronRenewal,
  now: Date,
  calendar: Calendar,
): Date {
  const last = lastDay(lenderDue, allowanceDays, calendar.timeZone);
  const allowed = endOfOpenDayBefore(last, now, calendar) ?? last;
  const onOpenDay = wished && endOfOpenDay(wished, calendar);
  const due = onOpenDay && onOpenDay < allowed ? onOpenDay : allowed;
  return due > present ? due : present;
}

export interface Recall {
  /** The date by which the lender wants it back, when it says one. */
  lenderDue?: Date;
  /** Days that a patron gets at most from the recall on. */
  recallDays: number;
  allowanceDays: number;
}

/** The patron's due date after a recall: some days from now, earlier when the lender's date asks for it, not before tomorrow. */
export function patronDueAfterRecall(
  { lenderDue, recallDays, allowanceDays }: Recall,
  now: Date,
  calendar: Calendar,
): Date {
  const { timeZone } = calendar;
  const tomorrow = endOfDay(addDays(now, 1, timeZone), timeZone);
  const days = endOfDay(addDays(now, recallDays, timeZone), timeZone);
  const last = lenderDue && lastDay(lenderDue, allowanceDays, timeZone);
  const due = last && last < days ? last : days;
  const open = endOfOpenDayBefore(due, tomorrow, calendar) ?? due;
  if (open > tomorrow) return open;
  return tomorrow;
}

const lastDay = (lenderDue: Date, allowanceDays: number, timeZone: string): Date =>
  endOfDay(addDays(lenderDue, -allowanceDays, timeZone), timeZone);
