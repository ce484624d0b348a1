/** Days as the calendar on the wall counts them. */

import { type Message, message, type Wording } from '../../words/message.js';
import { addBusinessDays, addDays, type Calendar, endOfDay, isSaidClosed, localDate } from '../calendar/calendar.js';
import type { ActionName } from '../tables/tables.js';

const dayMs = 86_400_000;

/** Local days from one moment to another: 0 on the same day, whatever the clocks did between. */
export function daysBetween(from: Date, to: Date, timeZone: string): number {
  return (dayNumber(localDate(to, timeZone)) - dayNumber(localDate(from, timeZone))) / dayMs;
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** `YYYY-MM-DD` and a day of the calendar. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumber(text)) && isoDay(dayNumber(text)) === text;
}

/** Why a text is no date, with the remedy; nothing when it is one. */
export function dateProblem(text: string): Message | undefined {
  if (isLocalDate(text)) return undefined;
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? message('refusedField.noDay', { day: text }) : message('refusedField.day');
}

/** The last second of a local day that is written as `YYYY-MM-DD`. */
export function endOfLocalDate(date: string, timeZone: string): Date {
  const noon = new Date(`${date}T12:00:00Z`);
  const off = dayNumber(date) - dayNumber(localDate(noon, timeZone));
  return endOfDay(addDays(noon, off / dayMs, timeZone), timeZone);
}

/** The moment at which a local day that is written as `YYYY-MM-DD` begins. */
export const startOfLocalDate = (date: string, timeZone: string): Date =>
  new Date(endOfLocalDate(isoDay(dayNumber(date) - dayMs), timeZone).getTime() + 1_000);

/**
 * The local day that a moment of the wire means, such as the date by which something is needed. Midnight UTC is how systems
 * write a day without a time: then it is that day, wherever the library is.
 */
export function dayMeant(moment: string, timeZone: string): string | undefined {
  const written = dayWritten(moment);
  if (written) return isLocalDate(written) ? written : undefined;
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? undefined : localDate(at, timeZone);
}

const dayWritten = (moment: string): string | undefined =>
  /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?Z?)?$/.exec(moment)?.[1];

/** Whether a moment of the wire names a day and no hour of it. */
export const isDayAlone = (moment: string): boolean => dayWritten(moment) !== undefined;

/** When something is due: the day that was meant, and the moment at which that day ends. */
export interface Due {
  day: string;
  at: Date;
}

/**
 * A due date as it was said: a day (`2027-01-15`) is that day at the lender's, until its end; an instant falls on the day
 * that it has at the lender's.
 */
export function dueSaid(said: string, lenderZone: string): Due {
  if (isLocalDate(said)) return { day: said, at: endOfLocalDate(said, lenderZone) };
  const at = new Date(said);
  return { day: localDate(at, lenderZone), at };
}

/** All days of a period, both ends included. */
export function daysOf({ from, until }: { from: string; until: string }): string[] {
  const days: string[] = [];
  for (let day = dayNumber(from); day <= dayNumber(until); day += dayMs) days.push(isoDay(day));
  return days;
}

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export function isOpenDay(at: Date, calendar: Calendar): boolean {
  return localDate(addBusinessDays(at, 0, calendar), calendar.timeZone) === localDate(at, calendar.timeZone);
}

/** The first open day after a day on which the library is closed; nothing for a day on which it is open. */
export function openDayAfter(at: Date, calendar: Calendar): string | undefined {
  return isOpenDay(at, calendar) ? undefined : localDate(endOfOpenDay(at, calendar), calendar.timeZone);
}

/** The end of that day, or of the first open day after it. */
export function endOfOpenDay(at: Date, calendar: Calendar): Date {
  return endOfDay(addBusinessDays(at, 0, calendar), calendar.timeZone);
}

/** The end of that day, or of the last open day before it that is not before `earliest`; `undefined`: there is none. */
export function endOfOpenDayBefore(at: Date, earliest: Date, calendar: Calendar): Date | undefined {
  for (let day = at; daysBetween(earliest, day, calendar.timeZone) >= 0; day = addDays(day, -1, calendar.timeZone))
    if (isOpenDay(day, calendar)) return endOfDay(day, calendar.timeZone);
  return undefined;
}

/** The day after a local date, as `YYYY-MM-DD`. */
export const dayAfter = (date: string): string => isoDay(dayNumber(date) + dayMs);

/** A date on which the library said that it is closed is moved to the end of the next open day; any other stays as it is. */
export function outOfClosure(at: Date, calendar: Calendar): Date {
  return isSaidClosed(at, calendar) ? endOfOpenDay(at, calendar) : at;
}

/** Dates that a lender names on its forms: ahead of now, and in keeping with the due date that stands. */

interface DateProblem {
  field: string;
  problem: Wording;
}

/** The dates on each form that lie ahead; they are read as the end of their day, so that today is ahead. */
const ahead: Readonly<Record<string, readonly string[]>> = {
  willSupply: ['expectedDeliveryDate'],
  expectToSupply: ['expectedDeliveryDate'],
  offerConditions: ['replyBy'],
  offerRetry: ['retryAfter'],
  ship: ['dueDate'],
  acceptRenewal: ['dueDate'],
  recall: ['dueDate'],
};

/** What is wrong with the dates of an order of the lending desk, each with its field. `fields` are read: ISO 8601. */
export function lendingDateProblems(
  action: ActionName,
  fields: Readonly<Record<string, unknown>>,
  due: Date | undefined,
  now: Date,
  timeZone: string,
): DateProblem[] {
  const problems = (ahead[action] ?? []).flatMap((field): DateProblem[] => {
    const at = dateOf(fields[field]);
    return at && at < now ? [{ field, problem: message('refusedDate.passed') }] : [];
  });
  const named = dateOf(fields['dueDate']);
  if (problems.length > 0 || !named || !due) return problems;
  const stands = localDate(due, timeZone);
  // The date that stands may be long enough for one more renewal: the rules then propose it.
  if (action === 'acceptRenewal' && localDate(named, timeZone) < stands)
    return [{ field: 'dueDate', problem: message('refusedDate.dueAlready', { due: stands }) }];
  if (action === 'recall' && due > now && named > due)
    return [{ field: 'dueDate', problem: message('refusedDate.recallEarlier', { due: stands }) }];
  return [];
}

const dateOf = (value: unknown): Date | undefined => (typeof value === 'string' ? new Date(value) : undefined);
