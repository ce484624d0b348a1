/** Dates of renewals and recalls: what is proposed, what the network allows, what it means for the patron. */

import { type Message, message } from '../../words/message.js';
import { addDays, type Calendar, endOfDay, localDate, renewalBeyondCap } from '../calendar/calendar.js';
import { endOfLocalDate, endOfOpenDay, endOfOpenDayBefore } from './local-days.js';

/** The date that a renewal form begins with: one step after the patron's due date, or after today when that has passed. */
export function proposedRenewal(due: Date | undefined, now: Date, stepDays: number, timeZone: string): string {
  const from = due && due > now ? due : now;
  return localDate(addDays(from, stepDays, timeZone), timeZone);
}

/**
 * The date for which a lender is asked to renew: one step after the patron's due date where this library grants that by itself, else
 * one after the lender's, for its present due date is no renewal; as far as the limit of the loan allows.
 */
export function wishedOfLender({
  patronDue,
  lenderDue,
  since,
  now,
  allowanceDays,
  stepDays,
  limitDays,
  timeZone,
}: {
  patronDue: Date | undefined;
  lenderDue: Date | undefined;
  /** When we received it: the limit counts from there. */
  since: Date | undefined;
  now: Date;
  allowanceDays: number;
  stepDays: number;
  limitDays: number;
  timeZone: string;
}): string {
  const ours = proposedRenewal(patronDue ?? lenderDue, now, stepDays, timeZone);
  if (!lenderDue || fitsLenderDate(endOfLocalDate(ours, timeZone), lenderDue, allowanceDays, timeZone)) return ours;
  const isLater = ours > localDate(lenderDue, timeZone);
  const wished = isLater ? ours : proposedRenewal(lenderDue, now, stepDays, timeZone);
  const latest = since && localDate(addDays(since, limitDays, timeZone), timeZone);
  return latest && latest > localDate(lenderDue, timeZone) && latest < wished ? latest : wished;
}

/** Why one more renewal is not even asked for, with the figures (R53); `undefined`: it may be asked for. */
export function beyondCapReason(granted: number, stepDays: number, capDays: number): Message | undefined {
  if (!renewalBeyondCap(granted + 1, stepDays, capDays)) return undefined;
  const days = stepDays * (granted + 2);
  return message('refusedOrder.beyondCap', { renewal: granted + 1, step: stepDays, days, cap: capDays });
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

/** What a lender decides on when a borrower asks for a renewal. All dates are days: `2026-12-11`. */
export interface RenewalQuestion {
  /** When the borrower received it, else when it was shipped: the limit counts from there. */
  since: string;
  due: string;
  asked?: string;
  /** The last day within the limit. */
  latest: string;
  limitDays: number;
  /** What the form begins with: what is asked for, cut to the limit; none when no later day is within it. */
  proposed?: string;
}

export function renewalQuestion({
  since,
  due,
  asked,
  stepDays,
  limitDays,
  timeZone,
}: {
  since: Date;
  due: Date;
  asked: string | undefined;
  stepDays: number;
  limitDays: number;
  timeZone: string;
}): RenewalQuestion {
  const dueDay = localDate(due, timeZone);
  const latest = localDate(addDays(since, limitDays, timeZone), timeZone);
  const wished = asked && asked > dueDay ? asked : localDate(addDays(due, stepDays, timeZone), timeZone);
  const [proposed = latest] = [wished, latest].sort();
  return {
    since: localDate(since, timeZone),
    due: dueDay,
    ...(asked ? { asked } : {}),
    latest,
    limitDays,
    ...(proposed > dueDay ? { proposed } : {}),
  };
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

/** The patron's due date after the lender's answer: what was wanted as far as the way home allows, never earlier than before. */
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

/** The date that a lender’s recall begins with: what a patron gets from a recall on and the way home, never later than it is due now. */
export function proposedRecall(
  { due, recallDays, allowanceDays }: Pick<Recall, 'recallDays' | 'allowanceDays'> & { due: Date | undefined },
  now: Date,
  timeZone: string,
): string {
  const day = localDate(addDays(now, recallDays + allowanceDays, timeZone), timeZone);
  const [earlier = day] = [day, ...(due && due > now ? [localDate(due, timeZone)] : [])].sort();
  return earlier;
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
