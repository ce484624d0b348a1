import type { LibraryView } from '../../engine/local/libraries.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const listLibraries = (host: Host) =>
  staffCommand('list', 'Shows the libraries of this institution with their desks and locations.', [
    'library list',
    'library list --json',
  ]).action(async (options: StaffOptions) => {
    answer(host, options, await (await connect(host, options)).libraries(), (libraries) =>
      table(['Library', 'Name', 'ISIL', 'Kind', 'Today', 'Desks', 'Locations', 'Time zone'], libraries.map(rowOf)),
    );
  });

const rowOf = (library: LibraryView) => [
  ...[library.code, library.name, library.isil, kindOf(library), todayOf(library)],
  library.desks.map(({ code }) => code).join(', '),
  library.locations.map(({ code }) => code).join(', '),
  library.timeZone,
];

const kindOf = ({ resourceSharing, virtual }: LibraryView): string | undefined =>
  resourceSharing ? (virtual ? 'virtual resource sharing' : 'resource sharing') : undefined;

const todayOf = ({ resourceSharing, borrowsToday, lendsToday }: LibraryView): string | undefined =>
  resourceSharing
    ? [borrowsToday && 'borrows', lendsToday && 'lends'].filter(Boolean).join(', ') || 'inactive'
    : undefined;
