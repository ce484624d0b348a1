import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { userLines } from './view.js';

export const showUser = (host: Host) =>
  staffCommand('show', 'Shows one user.', ['user show eroy', 'user show eroy --json'])
    .argument('<code>', 'who')
    .action(async (code: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).user(code), userLines);
    });
