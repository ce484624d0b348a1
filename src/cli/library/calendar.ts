import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { closureTable } from './close.js';

export const showCalendar = (host: Host) =>
  staffCommand('calendar', 'Shows the holidays and closures of a library, with their numbers.', [
    'library calendar RES_SHARE',
  ])
    .argument('<library>', 'its code')
    .action(async (code: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).closures(code), (closures) =>
        closures.length === 0 ? ['Neither holidays nor closures.'] : closureTable(closures),
      );
    });
