import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { passwordFrom } from '../user/password.js';

export const setPin = (host: Host) =>
  staffCommand('pin', 'Gives a patron a PIN to sign in with at /my. Their sessions end.', [
    'patron pin 20417 --pin-stdin < pin.txt',
  ])
    .argument('<id>', 'the number that the library knows them by')
    .requiredOption('--pin-stdin', 'reads the PIN from standard input: no other user of this machine sees it there')
    .action(async (id: string, options: StaffOptions) => {
      await (await connect(host, options)).setPin(id, await passwordFrom(host));
      answer(host, options, { changed: id }, () => [`${id} has a new PIN.`]);
    });
