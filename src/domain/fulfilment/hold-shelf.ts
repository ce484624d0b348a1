import { addDays, type Calendar } from '../calendar/calendar.js';
import { endOfOpenDay } from './local-days.js';

export const holdStatuses = ['toPick', 'inTransit', 'onShelf', 'expired', 'pickedUp', 'cancelled'] as const;
export type HoldStatus = (typeof holdStatuses)[number];

/** Until when an item waits for its patron: the end of an open day, so that days on which the library is closed do not count. */
export function holdExpires(onShelfAt: Date, days: number, calendar: Calendar): Date {
  return endOfOpenDay(addDays(onShelfAt, days, calendar.timeZone), calendar);
}

/** Where a received item goes: on the shelf where it is picked up, else on its way there. */
export function firstHoldStatus(receivedAt: string, pickupAt: string, pickFromShelf: boolean): HoldStatus {
  if (receivedAt !== pickupAt) return 'inTransit';
  return pickFromShelf ? 'toPick' : 'onShelf';
}
