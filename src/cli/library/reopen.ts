import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { toldLine } from './close.js';

export const reopenLibrary = (host: Host) =>
  staffCommand('reopen', 'Removes a closure; partners who were told of it are told that it is off.', [
    'library reopen RES_SHARE 3',
    'library reopen RES_SHARE 3 --no-tell',
  ])
    .argument('<library>', 'its code')
    .argument('<closure>', 'the number that `library close` and the list of closures show')
    .option('--no-tell', 'tell nobody')
    .action(async (code: string, id: string, { tell, ...options }: StaffOptions & { tell: boolean }) => {
      const told = await (await connect(host, options)).reopenLibrary(code, id, tell);
      answer(host, options, told, (each) => [`${code} is open again.`, toldLine(each)]);
    });
