import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { letterLines } from './show.js';

export const markPrinted = (host: Host) =>
  staffCommand('printed', 'Notes that a letter or slip was printed.', ['letter printed 12'])
    .argument('<letter>', 'its number, as interlend letter list shows it')
    .action(async (id: string, options: StaffOptions) => {
      const letter = await (await connect(host, options)).letterPrinted(id);
      answer(host, options, letter, (printed) => letterLines(host, printed));
    });
