import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const removeProfile = (host: Host) =>
  staffCommand('remove', 'Removes a workflow profile that no partner names.', ['profile remove QUIET'])
    .argument('<code>', 'the profile')
    .action(async (code: string, options: StaffOptions) => {
      await (await connect(host, options)).removeProfile(code);
      answer(host, options, { removed: code }, () => [`${code} is removed.`]);
    });
