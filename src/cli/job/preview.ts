import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { linesOf } from './lines.js';

export const previewJob = (host: Host) =>
  staffCommand('preview', 'Shows what a job would do now. Nothing is kept and nobody is told.', [
    'job preview expire-lending',
  ])
    .argument('<job>', 'its name, as `job list` shows it')
    .action(async (name: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).previewJob(name), ({ would }) =>
        linesOf(would, 'Nothing would be done now.'),
      );
    });
