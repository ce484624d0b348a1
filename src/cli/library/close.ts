import type { ClosureTold, ClosureView } from '../../engine/local/libraries.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const closeLibrary = (host: Host) =>
  staffCommand('close', 'Closes a library for a day or a period, and tells partners whose requests wait for us.', [
    'library close RES_SHARE 2026-12-24 2027-01-02 --note "Winter break"',
    'library close RES_SHARE 2026-11-27 --no-tell',
    'library close RES_SHARE 2026-07-01 --holiday',
  ])
    .argument('<library>', 'its code')
    .argument('<first>', 'the first closed day, as 2026-12-24')
    .argument('[last]', 'the last closed day; without it one day')
    .option('--holiday', 'a statutory holiday')
    .option('--note <text>', 'why')
    .option('--tell', 'tell partners, also of a holiday')
    .option('--no-tell', 'tell nobody')
    .action(async (code: string, from: string, until: string | undefined, given: Options) => {
      const { holiday, note, tell, ...options } = given;
      const api = await connect(host, options);
      const made = await api.closeLibrary(code, { from, until, note, tell, ...(holiday ? { kind: 'holiday' } : {}) });
      answer(host, options, await api.closures(code), (closures) => [
        ...closureTable(closures),
        ...(made.told ? ['', toldLine(made.told)] : []),
      ]);
    });

type Options = StaffOptions & { holiday?: boolean; note?: string; tell?: boolean };

export const closureTable = (closures: readonly ClosureView[]): string[] =>
  table(
    ['#', 'From', 'Until', 'Kind', 'Note', 'By', 'Told'],
    closures.map(({ id, from, until, kind, note, createdBy, told }) => [
      ...[id, from, until, kind, note, createdBy],
      told && `${told.partners} partners, ${told.requests} requests`,
    ]),
  );

/** The messages go out within a minute. */
export const toldLine = ({ partners, requests }: ClosureTold): string =>
  requests === 0
    ? 'No partner has a request here that waits: nobody is told.'
    : `${partners} ${partners === 1 ? 'partner' : 'partners'} will be told, on ${requests} ${requests === 1 ? 'request' : 'requests'}.`;
