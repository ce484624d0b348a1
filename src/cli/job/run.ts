import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { linesOf } from './lines.js';

export const runJob = (host: Host) =>
  staffCommand('run', 'Runs a job now, beside its timetable.', ['job run claim-unanswered', 'job run tell-closures'])
    .argument('<job>', 'its name, as `job list` shows it')
    .action(async (name: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).runJob(name), ({ job, did, done }) => [
        done === undefined ? `${job.name} has run.` : `${job.name} has run: ${done} done.`,
        ...(did.length > 0 ? linesOf(did, '') : []),
      ]);
    });
