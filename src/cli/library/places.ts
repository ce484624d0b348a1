/** Desks and locations of a library. */
import { Option } from 'commander';
import type { DeskChange, LocationChange, LocationView } from '../../engine/local/libraries.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';

export const deskCommands = (host: Host) =>
  command('desk', 'Circulation desks of a library.', [
    'library desk add MAIN FRONT "Front desk"',
    'library desk change MAIN FRONT --no-hold-shelf',
    'library desk list MAIN',
  ])
    .addCommand(
      staffCommand('list', 'Shows the desks of a library.', ['library desk list MAIN'])
        .argument('<library>', 'its code')
        .action(async (library: string, options: StaffOptions) => {
          const { desks } = await (await connect(host, options)).library(library);
          answer(host, options, desks, (all) => deskTable(all));
        }),
    )
    .addCommand(
      staffCommand('add', 'Adds a desk.', ['library desk add MAIN FRONT "Front desk"'])
        .argument('<library>', 'code of its library')
        .argument('<code>', 'short name')
        .argument('<name>', 'its name')
        .option('--no-hold-shelf', 'nothing waits there for patrons')
        .action(async (library: string, code: string, name: string, { holdShelf, ...options }: DeskOptions) => {
          const made = await (await connect(host, options)).addDesk(library, {
            code,
            name,
            holdShelf: holdShelf ?? true,
          });
          answer(host, options, made, (each) => deskTable([each]));
        }),
    )
    .addCommand(
      staffCommand('change', 'Changes a desk.', ['library desk change MAIN FRONT --name "Service desk"'])
        .argument('<library>', 'code of its library')
        .argument('<desk>', 'its code')
        .option('--name <name>', 'its name')
        .option('--hold-shelf', 'items wait there for patrons')
        .option('--no-hold-shelf', 'they do not')
        .action(async (library: string, code: string, { name, holdShelf, ...options }: DeskOptions) => {
          const change = named<DeskChange>({ name, holdShelf }, 'library desk change');
          const changed = await (await connect(host, options)).changeDesk(library, code, change);
          answer(host, options, changed, (each) => deskTable([each]));
        }),
    )
    .addCommand(
      staffCommand('remove', 'Removes a desk at which nothing was lent.', ['library desk remove MAIN FRONT'])
        .argument('<library>', 'code of its library')
        .argument('<desk>', 'its code')
        .action(async (library: string, code: string, options: StaffOptions) => {
          await (await connect(host, options)).removeDesk(library, code);
          answer(host, options, { removed: code }, () => [`${code} is removed.`]);
        }),
    );

type DeskOptions = StaffOptions & { name?: string; holdShelf?: boolean };

export const locationCommands = (host: Host) =>
  command('location', 'Locations of a library: shelves, and where items of and for partners are.', [
    'library location add MAIN STACKS "Stacks"',
    'library location add RES_SHARE OUT_RS_REQ "Borrowed items" --kind borrowing',
  ])
    .addCommand(
      staffCommand('list', 'Shows the locations of a library.', ['library location list MAIN'])
        .argument('<library>', 'its code')
        .action(async (library: string, options: StaffOptions) => {
          const { locations } = await (await connect(host, options)).library(library);
          answer(host, options, locations, (all) => locationTable(all));
        }),
    )
    .addCommand(
      staffCommand('add', 'Adds a location.', ['library location add MAIN STACKS "Stacks"'])
        .argument('<library>', 'code of its library')
        .argument('<code>', 'short name')
        .argument('<name>', 'its name')
        .addOption(kindOption())
        .action(async (library: string, code: string, name: string, { kind, ...options }: LocationOptions) => {
          const draft = { code, name, ...(kind ? { kind } : {}) };
          answer(host, options, await (await connect(host, options)).addLocation(library, draft), (each) =>
            locationTable([each]),
          );
        }),
    )
    .addCommand(
      staffCommand('change', 'Changes a location.', ['library location change MAIN STACKS --name "Open stacks"'])
        .argument('<library>', 'code of its library')
        .argument('<location>', 'its code')
        .option('--name <name>', 'its name')
        .addOption(kindOption())
        .action(async (library: string, code: string, { name, kind, ...options }: LocationOptions) => {
          const change = named<LocationChange>({ name, kind }, 'library location change');
          const changed = await (await connect(host, options)).changeLocation(library, code, change);
          answer(host, options, changed, (each) => locationTable([each]));
        }),
    )
    .addCommand(
      staffCommand('remove', 'Removes a location that no item and no rule names.', ['library location remove MAIN OLD'])
        .argument('<library>', 'code of its library')
        .argument('<location>', 'its code')
        .action(async (library: string, code: string, options: StaffOptions) => {
          await (await connect(host, options)).removeLocation(library, code);
          answer(host, options, { removed: code }, () => [`${code} is removed.`]);
        }),
    );

type LocationOptions = StaffOptions & { name?: string; kind?: LocationView['kind'] };

const kindOption = () =>
  new Option('--kind <kind>', 'a shelf, or where items of (borrowing) and for (lending) partners are').choices([
    'shelf',
    'borrowing',
    'lending',
  ]);

function named<T extends object>(given: T, path: string): T {
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
  if (Object.keys(change).length > 0) return change;
  throw new Misused('Nothing is to be changed.', `interlend ${path} --help shows what can be.`);
}

const deskTable = (desks: readonly { code: string; name: string; holdShelf: boolean }[]): string[] =>
  table(
    ['Desk', 'Name', 'Hold shelf'],
    desks.map(({ code, name, holdShelf }) => [code, name, holdShelf]),
  );

const locationTable = (locations: readonly LocationView[]): string[] =>
  table(
    ['Location', 'Name', 'Kind'],
    locations.map(({ code, name, kind }) => [code, name, kind]),
  );
