/** Desks and locations of a library. */
import type { Thing } from '../client.js';
import { call, custom, group, removal } from '../command.js';
import type { Columns } from '../table.js';

type Library = Thing<'LibraryView'>;
type Desk = Library['desks'][number];
type Location = Library['locations'][number];

const itsCode = 'its code';
const codeOfLibrary = ['<library>', 'code of its library'] as const;

export const deskColumns: Columns<Desk> = { Desk: 'code', Name: 'name', 'Hold shelf': 'holdShelf' };
export const locationColumns: Columns<Location> = { Location: 'code', Name: 'name', Kind: 'kind' };

export const deskCommands = group(
  'desk',
  'Circulation desks of a library.',
  [
    'library desk add MAIN FRONT "Front desk"',
    'library desk change MAIN FRONT --no-hold-shelf',
    'library desk list MAIN',
  ],
  [
    custom('list', {
      says: 'Shows the desks of a library.',
      examples: ['library desk list MAIN'],
      args: { '<library>': itsCode },
      run: async ({ node, own }) => (await (await node()).readLibrary({ code: own.library })).desks,
      columns: deskColumns,
    }),
    call('addDesk', 'add', {
      says: 'Adds a desk.',
      examples: ['library desk add MAIN FRONT "Front desk"'],
      args: { library: codeOfLibrary, code: ['<code>', 'short name'], name: ['<name>', 'its name'] },
      options: { holdShelf: ['--no-hold-shelf', 'nothing waits there for patrons'] },
      columns: deskColumns,
    }),
    call('changeDesk', 'change', {
      says: 'Changes a desk.',
      examples: ['library desk change MAIN FRONT --name "Service desk"'],
      changes: true,
      args: { code: codeOfLibrary, desk: ['<desk>', itsCode] },
      options: {
        name: ['--name <name>', 'its name'],
        holdShelf: [
          ['--hold-shelf', 'items wait there for patrons'],
          ['--no-hold-shelf', 'they do not'],
        ],
      },
      columns: deskColumns,
    }),
    removal('removeDesk', 'Removes a desk at which nothing was lent.', 'library desk remove MAIN FRONT', {
      code: codeOfLibrary,
      desk: ['<desk>', itsCode],
    }),
  ],
);

const kind = [
  '--kind <kind>',
  'a shelf, or where items of (borrowing) and for (lending) partners are',
  ['shelf', 'borrowing', 'lending'],
] as const;

export const locationCommands = group(
  'location',
  'Locations of a library: shelves, and where items of and for partners are.',
  [
    'library location add MAIN STACKS "Stacks"',
    'library location add RES_SHARE OUT_RS_REQ "Borrowed items" --kind borrowing',
  ],
  [
    custom('list', {
      says: 'Shows the locations of a library.',
      examples: ['library location list MAIN'],
      args: { '<library>': itsCode },
      run: async ({ node, own }) => (await (await node()).readLibrary({ code: own.library })).locations,
      columns: locationColumns,
    }),
    call('addLocation', 'add', {
      says: 'Adds a location.',
      examples: ['library location add MAIN STACKS "Stacks"'],
      args: { library: codeOfLibrary, code: ['<code>', 'short name'], name: ['<name>', 'its name'] },
      options: { kind },
      columns: locationColumns,
    }),
    call('changeLocation', 'change', {
      says: 'Changes a location.',
      examples: ['library location change MAIN STACKS --name "Open stacks"'],
      changes: true,
      args: { code: codeOfLibrary, location: ['<location>', itsCode] },
      options: { name: ['--name <name>', 'its name'], kind },
      columns: locationColumns,
    }),
    removal(
      'removeLocation',
      'Removes a location that no item and no rule names.',
      'library location remove MAIN OLD',
      { code: codeOfLibrary, location: ['<location>', itsCode] },
    ),
  ],
);
