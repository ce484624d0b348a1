import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';

export const listJobs = (host: Host) =>
  staffCommand('list', 'Shows the timetable: what each job does, when it ran last, and when it runs next.', [
    'job list',
    'job list --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).jobs(), (jobs) =>
      table(
        ['Job', 'Runs', 'Last', 'Next', 'What it does'],
        jobs.map(({ name, title, says, when: words, on, last, next, own }) => [
          name,
          own?.stopped ? 'does not run' : on ? words : 'switched off',
          last ? `${when(host, last.slot)}${last.finishedAt ? '' : ' (not finished)'}` : undefined,
          when(host, next),
          own ? `${title} (${own.maker.name}): ${own.stopped ?? says}` : says,
        ]),
      ),
    );
  });
