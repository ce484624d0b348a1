/** When a patron must bring an item back: a date of its own, never after the lender's. */

import { type Message, message } from '../../words/message.js';
import { addDays, type Calendar, localDate } from '../calendar/calendar.js';
import { endOfOpenDay, endOfOpenDayBefore } from './local-days.js';

/**
 * The patron's due date that is proposed at receipt: so many days later, at the end of an open day, and not after the
 * lender's due date. A lender's date that has passed is kept as it is: the item is due at once.
 */
export function patronDue(receivedAt: Date, loanDays: number, lenderDue: Date | undefined, calendar: Calendar): Date {
  const wished = endOfOpenDay(addDays(receivedAt, loanDays, calendar.timeZone), calendar);
  if (!lenderDue || wished <= lenderDue) return wished;
  const before = endOfOpenDayBefore(lenderDue, receivedAt, calendar);
  return before && before <= lenderDue ? before : lenderDue;
}

/** Why a date that staff choose cannot be the patron's due date, with the remedy; `undefined`: it can. */
export function patronDueProblem(
  due: Date,
  lenderDue: Date | undefined,
  now: Date,
  timeZone: string,
): Message | undefined {
  if (due < now) return message('refusedDate.passed');
  if (!lenderDue || localDate(due, timeZone) <= localDate(lenderDue, timeZone)) return undefined;
  const latest = localDate(lenderDue, timeZone);
  return message('refusedDate.lenderWantsBy', { latest });
}
