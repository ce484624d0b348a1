import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const closeLibrary = (host: Host) =>
  staffCommand('close', 'Closes a library for a day or a period, and shows all its closures.', [
    'library close RES_SHARE 2026-12-24 2027-01-02 --note "Winter break"',
    'library close RES_SHARE 2026-07-01 --holiday',
  ])
    .argument('<library>', 'its code')
    .argument('<first>', 'the first closed day, as 2026-12-24')
    .argument('[last]', 'the last closed day; without it one day')
    .option('--holiday', 'a statutory holiday')
    .option('--note <text>', 'why')
    .action(async (code: string, from: string, until: string | undefined, { holiday, note, ...options }: Options) => {
      const api = await connect(host, options);
      await api.closeLibrary(code, { from, until, note, ...(holiday ? { kind: 'holiday' } : {}) });
      answer(host, options, await api.closures(code), (closures) =>
        table(
          ['From', 'Until', 'Kind', 'Note', 'By'],
          closures.map((closure) => [closure.from, closure.until, closure.kind, closure.note, closure.createdBy]),
        ),
      );
    });

type Options = StaffOptions & { holiday?: boolean; note?: string };
