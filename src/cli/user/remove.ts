import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const removeUser = (host: Host) =>
  staffCommand('remove', 'Removes a user. Their tasks can then be passed on by anybody.', ['user remove eroy'])
    .argument('<code>', 'who')
    .action(async (code: string, options: StaffOptions) => {
      await (await connect(host, options)).removeUser(code);
      answer(host, options, { removed: code }, () => [`${code} is removed.`]);
    });
