import type { rhythms, Schedule } from '../../domain/schedule.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { when } from '../when.js';

interface Options extends StaffOptions {
  days?: string;
  day?: string;
  month?: string;
}

export const scheduleJob = (host: Host) =>
  staffCommand('schedule', 'Chooses when a job runs; `own` gives it its built-in schedule back.', [
    'job schedule send-overdues workingDay 08:00',
    'job schedule send-overdues week 08:00 --days 1,4',
    'job schedule send-overdues own',
  ])
    .argument('<job>', 'its name, as `job list` shows it')
    .argument('<every>', 'hour, day, workingDay, week, month, year or own')
    .argument('[at]', 'the time, `08:00`', '00:00')
    .option('--days <days>', 'of a week: 0 is Sunday')
    .option('--day <day>', 'of a month or a year')
    .option('--month <month>', 'of a year')
    .action(async (name: string, every: string, at: string, options: Options) => {
      const { days, day, month } = options;
      const schedule: Schedule = {
        ...{ every: every as (typeof rhythms)[number], at },
        ...(days ? { days: days.split(',').map(Number) } : {}),
        ...(day ? { day: Number(day) } : {}),
        ...(month ? { month: Number(month) } : {}),
      };
      const client = await connect(host, options);
      const changed = await client.changeJob(name, { schedule: every === 'own' ? null : schedule });
      answer(host, options, changed, (job) => [
        `${job.name}: ${job.when}${job.next ? `, next ${when(host, job.next)}` : ''}.`,
      ]);
    });
