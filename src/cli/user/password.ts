import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';

export const passwordOption = [
  '--password-stdin',
  'reads the password from standard input: no other user of this machine sees it there',
] as const;

/** The first line of standard input. A password on the command line would stand in histories and process lists. */
export async function passwordFrom(host: Host): Promise<string> {
  const password = (await host.readInput()).split(/\r?\n/, 1)[0] ?? '';
  if (password === '') throw new Misused('Standard input has no password.', 'Write it there on one line.');
  return password;
}

export const setPassword = (host: Host) =>
  staffCommand('password', 'Gives a user another password. All their sessions end.', [
    'user password eroy --password-stdin < new-password.txt',
  ])
    .argument('<code>', 'who')
    .requiredOption(...passwordOption)
    .action(async (code: string, options: StaffOptions) => {
      await (await connect(host, options)).setPassword(code, await passwordFrom(host));
      answer(host, options, { changed: code }, () => [`${code} has a new password; their sessions are over.`]);
    });
