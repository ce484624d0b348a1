import { sameSymbol } from '../../engine/directory/partner-book.js';
import { nodeIdOf } from '../../settings/node-id.js';
import { say } from '../../words/index.js';
import { message } from '../../words/message.js';
import type { Fields, Thing } from '../client.js';
import { call, custom, group, removal } from '../command.js';
import type { Host } from '../host.js';
import { jsonFrom, orNone } from '../input.js';
import { whenNodeRests } from '../rest.js';
import { type Columns, factTable, oneLine, tableOf } from '../table.js';
import { deskColumns, deskCommands, locationColumns, locationCommands } from './place.js';

type Library = Thing<'LibraryView'>;
const itsCode = 'its code';
const code = { code: ['<library>', itsCode] } as const;

const libraryOptions = {
  isil: ['--isil <code>', 'its ISIL', orNone],
  symbol: ['--symbol <type:value>', 'the agency symbol that its requests are signed with', orNone],
  resourceSharing: [
    ['--resource-sharing', 'it borrows from and lends to partners'],
    ['--no-resource-sharing', 'it does not'],
  ],
  virtual: [
    ['--virtual', 'it has no shelves: items go to another address'],
    ['--no-virtual', 'it has shelves'],
  ],
  '--address-from <file>': 'postal address from a JSON file: line1, locality, region, postalCode, country',
  email: ['--email <address>', 'where partners send copies', orNone],
  timeZone: ['--time-zone <name>', 'such as America/Toronto'],
  defaultItemLocation: ['--default-location <code>', 'where received items go that no rule sends elsewhere', orNone],
  defaultPickup: ['--default-pickup <library>', 'where items are picked up when nobody says where', orNone],
  closedWeekdays: ['--closed-weekdays <days>', 'days of the week on which it is closed, 0 for Sunday: 0,6', weekdays],
  inactiveForBorrowing: [
    '--inactive-for-borrowing <from:until>',
    'days on which it does not borrow; without the last: until further notice',
    period,
  ],
  inactiveForLending: ['--inactive-for-lending <from:until>', 'days on which it does not lend', period],
} as const;

const weekdayName = (day: number): string => say(message(`schedule.day${day}` as 'schedule.day0'), 'en');

function weekdays(given: string): unknown {
  return given === 'none' ? orNone(given) : given.split(',').map(Number);
}

function period(given: string): unknown {
  const [from = '', until] = given.split(':');
  return given === 'none' ? orNone(given) : { from, ...(until ? { until } : {}) };
}

async function addressFrom(host: Host, file: string | undefined): Promise<Pick<Fields<'changeLibrary'>, 'address'>> {
  if (file === undefined) return {};
  return { address: file === 'none' ? null : ((await jsonFrom(host, file)) as never) };
}

const closureColumns: Columns<Thing<'ClosureView'>> = {
  '#': 'id',
  From: 'from',
  Until: 'until',
  Kind: 'kind',
  Note: 'note',
  By: 'createdBy',
  Told: ({ told }) => told && `${told.partners} partners, ${told.requests} requests`,
};

/** The messages go out within a minute. */
const toldLine = ({ partners, requests }: { partners: number; requests: number }): string =>
  requests === 0
    ? 'No partner has a request here that waits: nobody is told.'
    : `${partners} ${partners === 1 ? 'partner' : 'partners'} will be told, on ${requests} ${requests === 1 ? 'request' : 'requests'}.`;

export const libraryCommands = group(
  'library',
  'Keeps the libraries of a running node: desks, locations, addresses, holidays and closures.',
  [
    'library list',
    'library add MAIN "Main library"',
    'library desk add MAIN FRONT "Front desk"',
    'library close RES_SHARE 2026-12-24 2027-01-02',
  ],
  [
    call('listLibraries', 'list', {
      says: 'Shows the libraries of this institution with their desks and locations.',
      examples: ['library list', 'library list --json'],
      columns: {
        Library: 'code',
        Name: 'name',
        ISIL: 'isil',
        Kind: ({ resourceSharing, virtual }) =>
          resourceSharing ? (virtual ? 'virtual resource sharing' : 'resource sharing') : undefined,
        Today: ({ resourceSharing, borrowsToday, lendsToday }) =>
          resourceSharing
            ? [borrowsToday && 'borrows', lendsToday && 'lends'].filter(Boolean).join(', ') || 'inactive'
            : undefined,
        Desks: ({ desks }) => desks.map((each) => each.code).join(', '),
        Locations: ({ locations }) => locations.map((each) => each.code).join(', '),
        'Time zone': 'timeZone',
      },
    }),
    call('addLibrary', 'add', {
      says: 'Adds a library of this institution.',
      examples: [
        'library add MAIN "Main library"',
        'library add RES_SHARE "Interlibrary loan" --resource-sharing --isil CA-OOALG --symbol ISIL:CA-OOALG',
      ],
      args: { code: ['<code>', 'short name, which cannot be changed later'], name: ['<name>', 'its name'] },
      options: libraryOptions,
      fills: async (_, { host, own }) => (await addressFrom(host, own.addressFrom)) as never,
      lines: libraryLines,
    }),
    call('readLibrary', 'show', {
      says: 'Shows one library with its desks and locations.',
      examples: ['library show RES_SHARE'],
      args: code,
      lines: libraryLines,
    }),
    call('changeLibrary', 'change', {
      says: 'Changes what is named of a library; none takes back what was said.',
      examples: [
        'library change RES_SHARE --default-pickup MAIN',
        'library change RES_SHARE --address-from address.json',
        'library change RES_SHARE --inactive-for-lending 2026-12-20:2027-01-04',
        'library change RES_SHARE --symbol ISIL:CA-OOALG',
      ],
      changes: true,
      args: code,
      options: {
        name: ['--name <name>', 'its name'],
        ...libraryOptions,
        formerSymbols: [
          '--former-symbols <symbols>',
          'of those that it signed with before, the ones that partners may still write to, with commas; none for none of them',
          (given: string) => (given === 'none' ? [] : given.split(',').map((each) => each.trim())),
        ],
      },
      fills: async (_, { host, own }) => addressFrom(host, own.addressFrom),
      around: (send, fields, { host, isNamed }) => (isNamed ? send() : whenNodeRests(host, send, fields)),
      lines: (library, { host }) => [...libraryLines(library), ...symbolLines(library, host.env)],
    }),
    removal(
      'removeLibrary',
      'Removes a library that nothing names, with its desks and locations.',
      'library remove OLD',
      code,
    ),
    deskCommands,
    locationCommands,
    call('listClosures', 'calendar', {
      says: 'Shows the holidays and closures of a library, with their numbers.',
      examples: ['library calendar RES_SHARE'],
      args: code,
      empty: 'Neither holidays nor closures.',
      columns: closureColumns,
    }),
    custom('close', {
      says: 'Closes a library for a day or a period, and tells partners whose requests wait for us.',
      examples: [
        'library close RES_SHARE 2026-12-24 2027-01-02 --note "Winter break"',
        'library close RES_SHARE 2026-11-27 --no-tell',
        'library close RES_SHARE 2026-07-01 --holiday',
      ],
      args: {
        '<library>': itsCode,
        '<first>': 'the first closed day, as 2026-12-24',
        '[last]': 'the last closed day; without it one day',
      },
      options: {
        '--holiday': 'a statutory holiday',
        '--note <text>': 'why',
        '--tell': 'tell partners, also of a holiday',
        '--no-tell': 'tell nobody',
      },
      run: async ({ node, own: { library, first, last, holiday, note, tell } }) => {
        const { closeLibrary, listClosures } = await node();
        const draft = { from: first, until: last, note, tell, ...(holiday ? ({ kind: 'holiday' } as const) : {}) };
        const { told } = await closeLibrary({ code: library, ...draft });
        return { told, closures: await listClosures({ code: library }) };
      },
      json: (_, { closures }) => closures,
      lines: ({ told, closures }, { at }) => [
        ...tableOf(closures, closureColumns, at),
        ...(told ? ['', toldLine(told)] : []),
      ],
    }),
    call('removeClosure', 'reopen', {
      says: 'Removes a closure; partners who were told of it are told that it is off.',
      examples: ['library reopen RES_SHARE 3', 'library reopen RES_SHARE 3 --no-tell'],
      args: {
        code: ['<library>', itsCode],
        id: ['<closure>', 'the number that `library close` and the list of closures show'],
      },
      options: { '--no-tell': 'tell nobody' },
      fills: (_, { own }) => ({ tell: own.tell === false ? ('no' as const) : ('yes' as const) }),
      lines: (told, { fields }) => [`${fields.code} is open again.`, toldLine(told)],
    }),
  ],
);

/** What is to be done after a change of the symbol, by whom. */
function symbolLines({ symbol = '', formerSymbols, toInform }: Library, env: Host['env']): string[] {
  const before = formerSymbols.at(-1) ?? '';
  if (!toInform) return [];
  const isSet = sameSymbol((env['INTERLEND_SYMBOLS'] ?? '').split(',')[0]?.trim() ?? '', symbol);
  return [
    '',
    `New requests are signed with ${symbol}. Open requests keep ${before}, and what is written to it is still accepted.`,
    ...(isSet ? [] : [`Write INTERLEND_SYMBOLS=${symbol} into the settings of the node, and restart it.`]),
    ...(env['INTERLEND_NODE_ID']
      ? []
      : [
          `With INTERLEND_NODE_ID=${nodeIdOf({ nodeId: before, symbols: [] })} beside it, its queue and its backups keep their name.`,
        ]),
    ...(toInform.length === 0
      ? ['There is no partner to tell.']
      : [
          `Tell ${toInform.length === 1 ? 'this partner' : `these ${toInform.length} partners`}, who know the library by ${before}:`,
          ...toInform.map(({ code: partner, name }) => `  ${oneLine(name)} (${oneLine(partner)})`),
        ]),
  ];
}

function libraryLines(library: Library): string[] {
  const { address, inactiveForBorrowing: borrowing, inactiveForLending: lending, desks, locations } = library;
  const days = (of: { from: string; until?: string } | undefined) => of && `${of.from} – ${of.until ?? '…'}`;
  const at = () => undefined;
  return [
    ...factTable([
      ['Library', library.code],
      ['Name', library.name],
      ['ISIL', library.isil],
      ['Symbol', library.symbol],
      ['Symbols before', library.formerSymbols.join(', ')],
      ['Resource sharing', library.resourceSharing],
      ['Virtual', library.virtual || undefined],
      ['Address', address && addressLine(address)],
      ['E-mail', library.email],
      ['Time zone', library.timeZone],
      ['Default location', library.defaultItemLocation],
      ['Default pickup', library.defaultPickup],
      ['Closed every', library.closedWeekdays?.map(weekdayName).join(', ')],
      ['Does not borrow', days(borrowing)],
      ['Does not lend', days(lending)],
    ]),
    ...(desks.length === 0 ? [] : ['', ...tableOf(desks, deskColumns, at)]),
    ...(locations.length === 0 ? [] : ['', ...tableOf(locations, locationColumns, at)]),
  ];
}

/** As it is on a label: the street first, the country last. */
const addressLine = ({
  line1,
  line2,
  locality,
  region,
  postalCode,
  country,
}: NonNullable<Library['address']>): string =>
  [line1, line2, locality, region, postalCode, country].filter(Boolean).join(', ');
