import { ringsAt } from './previous-slot.js';

/** How far ahead a slot is looked for, in minutes: a day and the hour that a clock change may add. */
const minutesAhead = 25 * 60;

/** The next time after now at which a job rings, in the time zone given; undefined when there is none within a day. */
export function nextSlot(at: string, now: Date, timeZone: string): Date | undefined {
  const seconds = /^\*\/(\d+)( \*){5}$/.exec(at)?.[1];
  if (seconds !== undefined) {
    const step = Number(seconds) * 1000;
    return new Date(Math.floor(now.getTime() / step) * step + step);
  }
  const rings = ringsAt(at, timeZone);
  const first = Math.floor(now.getTime() / 60_000) + 1;
  for (let minute = first; minute <= first + minutesAhead; minute += 1) {
    const moment = new Date(minute * 60_000);
    if (rings(moment)) return moment;
  }
  return undefined;
}
