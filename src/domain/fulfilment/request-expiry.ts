import { addBusinessDays, type Calendar } from '../calendar/calendar.js';

/** When a lending request that nobody has answered expires, in business days of this library; with 0 never. */
export function requestExpires(arrivedAt: Date, businessDays: number, calendar: Calendar): Date | undefined {
  return businessDays === 0 ? undefined : addBusinessDays(arrivedAt, businessDays, calendar);
}
