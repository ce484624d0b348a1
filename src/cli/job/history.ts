import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';
import { when } from '../when.js';

export const jobHistory = (host: Host) =>
  staffCommand('history', 'Shows the last runs of a job, and what each did.', ['job history age-loans'])
    .argument('<job>', 'its name, as `job list` shows it')
    .action(async (name: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).jobRuns(name), (runs) =>
        table(
          ['Began', 'Outcome', 'By', 'What it did'],
          runs.map(({ startedAt, outcome, by, did, problem }) => [
            when(host, startedAt),
            outcome,
            by,
            problem ? String(problem) : did.map(({ label, count }) => `${label}: ${count}`).join(', '),
          ]),
        ),
      );
    });
