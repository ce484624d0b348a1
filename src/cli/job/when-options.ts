import { type Command, InvalidArgumentError, Option } from 'commander';
import { rhythms, type Schedule } from '../../domain/schedule.js';

export interface WhenOptions {
  every?: Schedule['every'];
  at?: string;
  days?: number[];
  day?: number;
  month?: number;
}

/** When a job runs, as it is typed. */
export const withWhen = (of: Command): Command =>
  of
    .addOption(new Option('--every <rhythm>', 'how often').choices([...rhythms]))
    .option('--at <time>', 'the time, `08:00`; of an hour its minutes count')
    .addOption(new Option('--days <days>', 'of a week: 0 is Sunday, `1,4`').argParser(daysOfWeek))
    .addOption(new Option('--day <day>', 'of a month or a year').argParser(whole))
    .addOption(new Option('--month <month>', 'of a year, 1 to 12').argParser(whole));

export const scheduleFrom = ({ every = 'workingDay', at = '08:00', days, day, month }: WhenOptions): Schedule => ({
  ...{ every, at },
  ...(days ? { days } : {}),
  ...(day === undefined ? {} : { day }),
  ...(month === undefined ? {} : { month }),
});

function daysOfWeek(given: string): number[] {
  if (/^[0-6](,[0-6])*$/.test(given)) return given.split(',').map(Number);
  throw new InvalidArgumentError('Write days from 0 (Sunday) to 6, separated by commas: 1,4.');
}

function whole(given: string): number {
  if (/^\d{1,2}$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Write a whole number.');
}
