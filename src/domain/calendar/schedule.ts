/** When a job runs, as staff choose it in words; node-cron is handed the expression that it means. */
import { type Message, message } from '../../words/message.js';

export const rhythms = ['hour', 'day', 'workingDay', 'week', 'month', 'year'] as const;
export interface Schedule {
  every: (typeof rhythms)[number];
  /** `08:00`; of an hour only its minutes count. */
  at: string;
  /** Of a week: 0 is Sunday. */
  days?: number[];
  /** Of a month or a year. */
  day?: number;
  /** Of a year: 1 is January. */
  month?: number;
}

/** Second, minute, hour, day, month, day of the week. */
export function expressionOf({ every, at, days = [], day = 1, month = 1 }: Schedule): string {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  switch (every) {
    case 'hour':
      return `0 ${minute} * * * *`;
    case 'day':
      return `0 ${minute} ${hour} * * *`;
    case 'workingDay':
      return `0 ${minute} ${hour} * * 1-5`;
    case 'week':
      return `0 ${minute} ${hour} * * ${[...days].sort().join(',')}`;
    case 'month':
      return `0 ${minute} ${hour} ${day} * *`;
    case 'year':
      return `0 ${minute} ${hour} ${day} ${month} *`;
  }
}

/** Why it would never run; nothing when it does. */
export function neverRuns({ every, days = [], day = 1, month = 1 }: Schedule): Message | undefined {
  if (every === 'week' && days.length === 0) return message('refusedJob.noDay');
  const longest = new Date(Date.UTC(2028, month, 0)).getUTCDate();
  if (every === 'year' && day > longest) return message('refusedJob.neverRuns', { day, month: nameOfMonth(month) });
  return undefined;
}

/** "Working days at 08:00". */
export function scheduleWords({ every, at, days = [], day = 1, month = 1 }: Schedule): Message {
  switch (every) {
    case 'hour':
      return message('schedule.hour', { minute: Number(at.slice(3)) });
    case 'week':
      return message('schedule.week', {
        days: days.map((each) => message(`schedule.day${each}` as 'schedule.day0')),
        at: { time: at },
      });
    case 'month':
      return message('schedule.month', { day, at: { time: at } });
    case 'year':
      return message('schedule.year', { day, month: nameOfMonth(month), at: { time: at } });
    default:
      return message(every === 'day' ? 'schedule.day' : 'schedule.workingDay', { at: { time: at } });
  }
}

/** Of a job that looks every so many seconds: how many. */
export function secondsOf(at: string): number | undefined {
  const seconds = /^\*\/(\d+)( \*){5}$/.exec(at)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}

/** The words of an expression that is in a row of the timetable. */
export function wordsOfExpression(at: string): Message {
  const seconds = secondsOf(at);
  if (seconds) return message('schedule.seconds', { seconds });
  const [, minute = '', hour = ''] = at.split(' ');
  const step = /^\*\/(\d+)$/.exec(minute)?.[1];
  if (step || minute === '*') return message('schedule.minutes', { minutes: Number(step ?? 1) });
  return scheduleWords(scheduleOfExpression(minute, hour));
}

const two = (part: string) => part.padStart(2, '0');
const scheduleOfExpression = (minute: string, hour: string): Schedule =>
  hour === '*' ? { every: 'hour', at: `00:${two(minute)}` } : { every: 'day', at: `${two(hour)}:${two(minute)}` };

/** A row of the timetable that staff may move: the schedule that its form begins with. */
export function scheduleOf(at: string): Schedule | undefined {
  const found = /^0 (\d+) (\d+|\*) \* \* \*$/.exec(at);
  return found ? scheduleOfExpression(found[1] ?? '', found[2] ?? '') : undefined;
}

const nameOfMonth = (month: number) => message(`schedule.month${month}` as 'schedule.month1');
