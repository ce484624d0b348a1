import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

/** `job on` and `job off`. */
export const turnJob = (host: Host, how: 'on' | 'off') =>
  staffCommand(how, how === 'on' ? 'Switches a job on.' : 'Switches a job off: it does not run by itself any more.', [
    `job ${how} send-overdues`,
  ])
    .argument('<job>', 'its name, as `job list` shows it')
    .action(async (name: string, options: StaffOptions) => {
      const changed = await (await connect(host, options)).changeJob(name, { on: how === 'on' });
      answer(host, options, changed, (job) => [
        job.on ? `${job.name} is switched on: ${job.when}.` : `${job.name} is switched off.`,
      ]);
    });
