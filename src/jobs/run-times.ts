import { createTask, type ScheduledTask } from 'node-cron';
import { offset } from '../domain/calendar/calendar.js';

/**
 * The time zone in which node-cron reads an expression. With an hour or a date: the library's. Without an hour: one that never changes
 * its clocks and whose minutes agree with the library's, because node-cron pauses such a job for the hour that autumn repeats.
 */
export function zoneOf(at: string, timeZone: string): string {
  const [, , hour, ...days] = at.split(' ');
  if (hour !== '*' || days.some((each) => each !== '*')) return timeZone;
  const minutes = (((offset(Date.now(), timeZone) / minuteMs) % 60) + 60) % 60;
  return steadyZones.get(minutes) ?? timeZone;
}

/** By how many minutes their clocks are past the hour of UTC. */
const steadyZones = new Map([
  [0, 'UTC'],
  [30, 'Asia/Kolkata'],
  [45, 'Asia/Kathmandu'],
]);

/**
 * The next times at which a job runs, in order: those of node-cron, and where spring skips one, the first minute after.
 * An expression has six fields, the seconds first, and names a day that exists.
 */
export function nextRuns(at: string, timeZone: string, most: number): Date[] {
  const zone = zoneOf(at, timeZone);
  const now = Date.now();
  const runs = ask(at, zone, (task) => task.getNextRuns(most)).map((run) => run.getTime());
  const late = skippedHours(now, runs.at(-1) ?? now, zone)
    .filter((skipped) => fallsInto(at, skipped))
    .map(({ end }) => end);
  return [...new Set([...runs, ...late])]
    .sort((one, other) => one - other)
    .slice(0, most)
    .map((run) => new Date(run));
}

/** The same, of the days on which the library is open only; fewer where it is closed for long. */
export const nextOpenRuns = (
  at: string,
  timeZone: string,
  { most, isOpen }: { most: number; isOpen: (run: Date) => boolean },
): Date[] =>
  nextRuns(at, timeZone, most + closedInARow)
    .filter(isOpen)
    .slice(0, most);

const closedInARow = 60;

/** Whether a job runs at that moment. */
export function runsAt(at: string, moment: Date, timeZone: string): boolean {
  const zone = zoneOf(at, timeZone);
  if (ask(at, zone, (task) => task.match(moment))) return true;
  const end = moment.getTime();
  return skippedHours(end - minuteMs, end, zone).some((skipped) => skipped.end === end && fallsInto(at, skipped));
}

const minuteMs = 60_000;
const weekMs = 7 * 86_400_000;

/** An hour, or half of one, that the clocks of a zone skip. */
interface SkippedHour {
  /** The first moment after it. */
  end: number;
  /** What the wall clock would have shown, as if it were UTC. */
  from: number;
  to: number;
}

/** Where the clocks are put forward after one moment and until another. No zone does it twice in a week. */
function skippedHours(after: number, until: number, zone: string): SkippedHour[] {
  const found: SkippedHour[] = [];
  for (let from = after; from < until; from += weekMs) {
    let [before, end] = [Math.floor(from / minuteMs), Math.ceil(Math.min(from + weekMs, until) / minuteMs)];
    const [old, ahead] = [offset(before * minuteMs, zone), offset(end * minuteMs, zone)];
    if (ahead <= old) continue;
    while (end - before > 1) {
      const middle = Math.floor((before + end) / 2);
      if (offset(middle * minuteMs, zone) > old) end = middle;
      else before = middle;
    }
    found.push({ end: end * minuteMs, from: end * minuteMs + old, to: end * minuteMs + ahead });
  }
  return found;
}

const fallsInto = (at: string, { from, to }: SkippedHour): boolean =>
  ask(at, 'UTC', (task) => {
    for (let wall = from; wall < to; wall += minuteMs) if (task.match(new Date(wall))) return true;
    return false;
  });

/** node-cron keeps each task until it is destroyed. */
function ask<Answer>(at: string, timezone: string, question: (task: ScheduledTask) => Answer): Answer {
  const task = createTask(at, () => {}, { timezone });
  try {
    return question(task);
  } finally {
    void task.destroy();
  }
}
