import { createTask, type ScheduledTask } from 'node-cron';

/** How far back a missed slot is looked for, in minutes: a day and the hour that a clock change may add. */
const minutesBack = 25 * 60;
/** Of one that rings on some days only. */
const daysBack = 8;

/**
 * The last time before now at which a job was to ring, in the time zone given; undefined when there is none within a day.
 * An expression has six fields, the seconds first.
 */
export function previousSlot(at: string, now: Date, timeZone: string): Date | undefined {
  const step = secondsOf(at);
  if (step !== undefined) return new Date(Math.floor(now.getTime() / step) * step);
  const rings = ringsAt(at, timeZone);
  const first = Math.floor(now.getTime() / 60_000);
  const mayRing = quarterOf(at);
  for (let minute = first; minute > first - minutesBack; minute -= 1) {
    if (!mayRing(minute)) continue;
    const moment = new Date(minute * 60_000);
    if (rings(moment)) return moment;
  }
  const [, daily] = /^(0 \d+ \d+) (?!\* \* \*$)/.exec(at) ?? [];
  if (!daily) return undefined;
  // On some days only: the last week is looked through, at that time of day.
  for (let day = 0, from = now; day < daysBack; day += 1) {
    const slot = previousSlot(`${daily} * * *`, from, timeZone);
    if (!slot) return undefined;
    if (rings(slot)) return slot;
    from = new Date(slot.getTime() - 1000);
  }
  return undefined;
}

/**
 * Whether a minute, counted from 1970, is worth asking about: zones differ by quarters of an hour, and of a job with a fixed
 * minute every fifteenth alone can be meant. To ask about each minute of a day took a tenth of what the start of a node takes.
 */
export function quarterOf(at: string): (minute: number) => boolean {
  const fixed = /^0 (\d+) /.exec(at)?.[1];
  return (minute) => fixed === undefined || (minute - Number(fixed)) % 15 === 0;
}

/** Of a job that rings every so many seconds: how many milliseconds that are. */
export function secondsOf(at: string): number | undefined {
  const seconds = /^\*\/(\d+)( \*){5}$/.exec(at)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** Whether a job rings at a full minute: node-cron reads the expression and knows the clock of the zone. */
export function ringsAt(at: string, timeZone: string): (minute: Date) => boolean {
  const name = `${timeZone} ${at}`;
  const known = tasks.get(name) ?? createTask(at, () => {}, { timezone: timeZone, name });
  tasks.set(name, known);
  return (minute) => known.match(minute);
}

/** One for each expression; they are asked, and never started. */
const tasks = new Map<string, ScheduledTask>();
