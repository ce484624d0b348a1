import { addDays, localDate } from '../../../src/domain/calendar.js';

const zone = 'America/Toronto';

/** The day of a moment, as a library of the tests counts it. */
export const dayOf = (moment: string | undefined): string => localDate(new Date(moment ?? ''), zone);
/** The day so many days after a moment, or after now. */
export const inDays = (days: number, from?: string): string =>
  localDate(addDays(from === undefined ? new Date() : new Date(from), days, zone), zone);
