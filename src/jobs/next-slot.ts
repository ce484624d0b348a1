import { localDate } from '../domain/calendar.js';
import { quarterOf, ringsAt, secondsOf } from './previous-slot.js';

/** How far ahead a slot is looked for, in minutes: a day and the hour that a clock change may add. */
const minutesAhead = 25 * 60;
/** Of one that has its time of day, in days: until the next leap year. */
const daysAhead = 366 * 8;

/** The next time after now at which a job rings, in the time zone given; undefined when there is none. */
export function nextSlot(at: string, now: Date, timeZone: string): Date | undefined {
  const step = secondsOf(at);
  if (step !== undefined) return new Date(Math.floor(now.getTime() / step) * step + step);
  const rings = ringsAt(at, timeZone);
  const first = Math.floor(now.getTime() / 60_000) + 1;
  const mayRing = quarterOf(at);
  for (let minute = first; minute <= first + minutesAhead; minute += 1) {
    if (!mayRing(minute)) continue;
    const moment = new Date(minute * 60_000);
    if (rings(moment)) return moment;
  }
  return ringsOnSomeDays(at) ? onLaterDay(at, now, timeZone) : undefined;
}

const ringsOnSomeDays = (at: string) => /^0 \d+ \d+ /.test(at) && !at.endsWith('* * *');

/** Each day is asked at the hours that its time of day may be, whatever the clocks do. */
function onLaterDay(at: string, now: Date, timeZone: string): Date | undefined {
  const rings = ringsAt(at, timeZone);
  const [, minute = 0, hour = 0] = at.split(' ').map(Number);
  const today = Date.parse(`${localDate(now, timeZone)}T00:00:00Z`);
  const ahead = Math.round((Date.parse(`${localDate(now, timeZone)}T12:00:00Z`) - noonOf(now, timeZone)) / 3_600_000);
  for (let day = 1; day <= daysAhead; day += 1)
    for (const shift of [0, -1, 1]) {
      const moment = new Date(today + day * 86_400_000 + (hour - ahead + shift) * 3_600_000 + minute * 60_000);
      if (moment > now && rings(moment)) return moment;
    }
  return undefined;
}

/** The moment of noon on that day: the one of its hours whose clock says so. */
function noonOf(now: Date, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', hour: 'numeric' });
  const from = Date.parse(`${localDate(now, timeZone)}T00:00:00Z`);
  for (let hour = -3; hour < 28; hour += 1) {
    const moment = from + hour * 3_600_000;
    if (Number(clock.format(moment)) === 12 && localDate(new Date(moment), timeZone) === localDate(now, timeZone))
      return moment;
  }
  return from;
}

/** The next runs, in order. */
export function nextSlots(
  at: string,
  now: Date,
  timeZone: string,
  { most, isOpen }: { most: number; isOpen: (slot: Date) => boolean },
): Date[] {
  const found: Date[] = [];
  for (let from = now, tries = 0; found.length < most && tries < 60; tries += 1) {
    const slot = nextSlot(at, from, timeZone);
    if (!slot) break;
    if (isOpen(slot)) found.push(slot);
    from = slot;
  }
  return found;
}
