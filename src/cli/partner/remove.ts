import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const removePartner = (host: Host) =>
  staffCommand(
    'remove',
    'Removes a partner with its symbols and credentials; refused with a list while requests with it are open.',
    ['partner remove lacite'],
  )
    .argument('<partner>', 'its code')
    .action(async (code: string, options: StaffOptions) => {
      await (await connect(host, options)).removePartner(code);
      answer(host, options, { removed: code }, () => [`${code} is removed.`]);
    });
