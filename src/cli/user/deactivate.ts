import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const deactivateUser = (host: Host) =>
  staffCommand('deactivate', 'Lets a user in no more; what they have open ends at once. change --active undoes it.', [
    'user deactivate eroy',
  ])
    .argument('<code>', 'who')
    .action(async (code: string, options: StaffOptions) => {
      const user = await (await connect(host, options)).changeUser(code, { active: false });
      answer(host, options, user, () => [`${code} is not active any more, and has no session.`]);
    });
