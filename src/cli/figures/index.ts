import { writeFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { withoutNames, type YearlyLine, yearlyCounts } from '../../domain/figures/yearly.js';
import { Misused } from '../failures.js';
import type { Host } from '../host.js';
import { formatOf, writeSheet } from '../sheet-file.js';
import type { StaffOptions } from '../staff-access.js';
import { answer, command, connect, staffCommand } from '../staff-command.js';
import { table } from '../table.js';
import { type FiguresFile, readFigures } from './figures-file.js';

/** The yearly counts of a library, and of a consortium. */
export const figureCommands = (host: Host): Command =>
  command('figures', 'Counts requests by month and partner, for the library’s yearly report and for its consortium.', [
    'figures show --year 2026',
    'figures sheet 2026.xlsx --year 2026',
    'figures export --year 2026 --file our-figures.json',
    'figures merge algonquin.json lacite.json',
  ])
    .addCommand(show(host))
    .addCommand(sheet(host))
    .addCommand(exportFigures(host))
    .addCommand(merge(host));

interface Options extends StaffOptions {
  year: number;
  by: 'month' | 'partner';
}

const yearOption = () =>
  new Option('--year <year>', 'the year that is counted; this one when it is not said')
    .argParser(year)
    .default(new Date().getFullYear());
const byOption = () => new Option('--by <what>', 'a line for each').choices(['month', 'partner']).default('month');

function year(given: string): number {
  if (/^20\d{2}$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Write a year, as 2026.');
}

const daysOf = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` });

const show = (host: Host) =>
  staffCommand('show', 'Prints borrowed, lent, filled, unfilled, loans and copies of a year.', [
    'figures show --year 2026',
    'figures show --by partner --json',
  ])
    .addOption(yearOption())
    .addOption(byOption())
    .action(async (options: Options) => {
      const counts = await (await connect(host, options)).figureMonths(daysOf(options.year));
      answer(host, options, yearlyCounts(counts, options.by), lines);
    });

const sheet = (host: Host) =>
  staffCommand('sheet', 'Writes a year to a spreadsheet or CSV: a row for each month, side, partner and service.', [
    'figures sheet 2026.xlsx --year 2026',
    'figures sheet - --year 2026',
  ])
    .argument('<file>', 'where to, ending in .xlsx or .csv; - is standard output, as CSV')
    .addOption(yearOption())
    .action(async (file: string, options: Options) => {
      const client = await connect(host, options);
      await writeSheet(
        ...([
          host,
          options,
          file,
          await client.figuresFile({ ...daysOf(options.year), format: formatOf(file) }),
        ] as const),
      );
    });

const exportFigures = (host: Host) =>
  staffCommand('export', 'Writes the counts of a year to a file that names nobody: no patron, no partner, no title.', [
    'figures export --year 2026 --file our-figures.json',
  ])
    .addOption(yearOption())
    .requiredOption('--file <name>', 'where it is written; - prints it')
    .action(async (options: Options & { file: string }) => {
      const period = daysOf(options.year);
      const counts = withoutNames(await (await connect(host, options)).figureMonths(period));
      const content: FiguresFile = { interlend: 'figures', version: 1, ...period, counts };
      const text = JSON.stringify(content, null, 2);
      if (options.file === '-') return host.out(text);
      await writeFile(options.file, `${text}\n`).catch((error: NodeJS.ErrnoException) => {
        throw new Misused(`${options.file} cannot be written (${error.code}).`);
      });
      answer(host, options, { file: options.file, counts: counts.length }, () => [`Written to ${options.file}.`]);
    });

const merge = (host: Host) =>
  command('merge', 'Sums the files of many libraries into one report.', ['figures merge algonquin.json lacite.json'])
    .argument('<files...>', 'written by interlend figures export')
    .option('--json', 'print JSON for programs instead of text for people')
    .action(async (files: string[], options: { json?: boolean }) => {
      const twice = files.find((file, at) => files.indexOf(file) !== at);
      if (twice) throw new Misused(`${twice} is named twice; its counts would be summed twice.`);
      const read = await Promise.all(files.map(readFigures));
      const sum = yearlyCounts(
        read.flatMap(({ counts }) => counts),
        'month',
      );
      answer(host, options, sum, (all) => [`${files.length} libraries`, ...lines(all)]);
    });

const lines = (counts: readonly YearlyLine[]): string[] =>
  counts.length < 2
    ? ['Nothing was counted in this year.']
    : table(
        [
          '',
          'Borrowing: asked',
          'filled',
          'of them copies',
          'unfilled',
          'Lending: asked',
          'filled',
          'of them copies',
          'unfilled',
        ],
        counts.map((each) => [
          ...[each.of, each.borrowingAsked, each.borrowed, each.borrowedCopies, each.borrowingUnfilled],
          ...[each.lendingAsked, each.lent, each.lentCopies, each.lendingUnfilled],
        ]),
      );
