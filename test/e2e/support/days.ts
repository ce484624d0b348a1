import { addDays, localDate } from '../../../src/domain/calendar/calendar.js';

const zone = 'America/Toronto';

/** The day of a moment, as a library of the tests counts it. */
export const dayOf = (moment: string | undefined): string => localDate(new Date(moment ?? ''), zone);
/** The day so many days after a moment, or after now. */
export const inDays = (days: number, from?: string): string =>
  localDate(addDays(from === undefined ? new Date() : new Date(from), days, zone), zone);

/** The first day that is no Saturday or Sunday, at least so many days after now: the libraries of the tests are open on it. */
export function workdayIn(days: number): string {
  const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
  for (let ahead = days; ; ahead++) if (!isWeekend(inDays(ahead))) return inDays(ahead);
}
