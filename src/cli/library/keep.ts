/** Libraries are added, shown, changed and removed. */
import type { Command } from 'commander';
import type { LibraryChange, LibraryView, PostalAddress } from '../../engine/local/libraries.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { jsonFrom } from '../input.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, connect, staffCommand } from '../staff-command.js';
import { facts, table } from '../table.js';

export const addLibrary = (host: Host) =>
  withOptions(
    staffCommand('add', 'Adds a library of this institution.', [
      'library add MAIN "Main library"',
      'library add RES_SHARE "Interlibrary loan" --resource-sharing --isil CA-OOALG --symbol ISIL:CA-OOALG',
    ])
      .argument('<code>', 'short name, which cannot be changed later')
      .argument('<name>', 'its name'),
  ).action(async (code: string, name: string, options: Options) => {
    const draft = { ...(await given(host, options)), code, name };
    answer(host, options, await (await connect(host, options)).addLibrary(draft), libraryLines);
  });

export const showLibrary = (host: Host) =>
  staffCommand('show', 'Shows one library with its desks and locations.', ['library show RES_SHARE'])
    .argument('<library>', 'its code')
    .action(async (code: string, options: StaffOptions) => {
      answer(host, options, await (await connect(host, options)).library(code), libraryLines);
    });

export const changeLibrary = (host: Host) =>
  withOptions(
    staffCommand('change', 'Changes what is named of a library; none takes back what was said.', [
      'library change RES_SHARE --default-pickup MAIN',
      'library change RES_SHARE --address-from address.json',
      'library change RES_SHARE --inactive-for-lending 2026-12-20:2027-01-04',
    ])
      .argument('<library>', 'its code')
      .option('--name <name>', 'its name'),
  ).action(async (code: string, options: Options & { name?: string }) => {
    const change: LibraryChange = {
      ...(await given(host, options)),
      ...(options.name === undefined ? {} : { name: options.name }),
    };
    if (Object.keys(change).length === 0)
      throw new Misused('Nothing is to be changed.', 'interlend library change --help shows what can be.');
    answer(host, options, await (await connect(host, options)).changeLibrary(code, change), libraryLines);
  });

export const removeLibrary = (host: Host) =>
  staffCommand('remove', 'Removes a library that nothing names, with its desks and locations.', ['library remove OLD'])
    .argument('<library>', 'its code')
    .action(async (code: string, options: StaffOptions) => {
      await (await connect(host, options)).removeLibrary(code);
      answer(host, options, { removed: code }, () => [`${code} is removed.`]);
    });

interface Options extends StaffOptions {
  isil?: string;
  symbol?: string;
  resourceSharing?: boolean;
  virtual?: boolean;
  addressFrom?: string;
  email?: string;
  timeZone?: string;
  defaultLocation?: string;
  defaultPickup?: string;
  inactiveForBorrowing?: string;
  inactiveForLending?: string;
}

const withOptions = (of: Command): Command =>
  of
    .option('--isil <code>', 'its ISIL')
    .option('--symbol <type:value>', 'the agency symbol that its requests are signed with')
    .option('--resource-sharing', 'it borrows from and lends to partners')
    .option('--no-resource-sharing', 'it does not')
    .option('--virtual', 'it has no shelves: items go to another address')
    .option('--no-virtual', 'it has shelves')
    .option('--address-from <file>', 'postal address from a JSON file: line1, locality, region, postalCode, country')
    .option('--email <address>', 'where partners send copies')
    .option('--time-zone <name>', 'such as America/Toronto')
    .option('--default-location <code>', 'where received items go that no rule sends elsewhere')
    .option('--default-pickup <library>', 'where items are picked up when nobody says where')
    .option(
      '--inactive-for-borrowing <from:until>',
      'days on which it does not borrow; without the last: until further notice',
    )
    .option('--inactive-for-lending <from:until>', 'days on which it does not lend');

async function given(host: Host, options: Options): Promise<LibraryChange> {
  const address = options.addressFrom;
  const change: LibraryChange = {
    isil: orNone(options.isil),
    symbol: orNone(options.symbol),
    resourceSharing: options.resourceSharing,
    virtual: options.virtual,
    address: address === 'none' ? null : address && ((await jsonFrom(host, address)) as never),
    email: orNone(options.email),
    timeZone: options.timeZone,
    defaultItemLocation: orNone(options.defaultLocation),
    defaultPickup: orNone(options.defaultPickup),
    inactiveForBorrowing: period(options.inactiveForBorrowing),
    inactiveForLending: period(options.inactiveForLending),
  } as LibraryChange;
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}

const orNone = (said: string | undefined): string | null | undefined => (said === 'none' ? null : said);

function period(said: string | undefined): LibraryChange['inactiveForLending'] {
  if (said === undefined || said === 'none') return said === 'none' ? null : undefined;
  const [from = '', until] = said.split(':');
  return { from, ...(until ? { until } : {}) };
}

function libraryLines(library: LibraryView): string[] {
  const { address, inactiveForBorrowing: borrowing, inactiveForLending: lending } = library;
  const days = (period: { from: string; until?: string } | undefined) =>
    period && `${period.from} – ${period.until ?? '…'}`;
  return [
    ...facts([
      ['Library', library.code],
      ['Name', library.name],
      ['ISIL', library.isil],
      ['Symbol', library.symbol],
      ['Resource sharing', library.resourceSharing],
      ['Virtual', library.virtual || undefined],
      ['Address', address && addressLine(address)],
      ['E-mail', library.email],
      ['Time zone', library.timeZone],
      ['Default location', library.defaultItemLocation],
      ['Default pickup', library.defaultPickup],
      ['Does not borrow', days(borrowing)],
      ['Does not lend', days(lending)],
    ]),
    ...(library.desks.length === 0
      ? []
      : [
          '',
          ...table(
            ['Desk', 'Name', 'Hold shelf'],
            library.desks.map((each) => [each.code, each.name, each.holdShelf]),
          ),
        ]),
    ...(library.locations.length === 0
      ? []
      : [
          '',
          ...table(
            ['Location', 'Name', 'Kind'],
            library.locations.map((each) => [each.code, each.name, each.kind]),
          ),
        ]),
  ];
}

/** As it stands on a label: the street first, the country last. */
const addressLine = ({ line1, line2, locality, region, postalCode, country }: PostalAddress): string =>
  [line1, line2, locality, region, postalCode, country].filter(Boolean).join(', ');
