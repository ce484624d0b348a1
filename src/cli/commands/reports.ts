/** What is counted, listed and written to files: shared views, figures of a year, what was lost. */
import { readFile, writeFile } from 'node:fs/promises';
import { InvalidArgumentError, Option } from 'commander';
import { candidateKinds } from '../../contract/lost-case-operations.js';
import type { SheetFormat } from '../../contract/sheets.js';
import { measures } from '../../domain/figures/of-request.js';
import { type MonthCount, withoutNames, type YearlyLine, yearlyCounts } from '../../domain/figures/yearly.js';
import { lostCaseStates } from '../../domain/fulfilment/lost-case.js';
import { exportColumns } from '../../domain/lists/request-columns.js';
import { services, sides } from '../../domain/tables/tables.js';
import type { Answer } from '../client.js';
import { call, custom, group } from '../command.js';
import { Misused } from '../failures.js';
import { collected, needed } from '../input.js';
import type { Context } from '../row.js';
import { type Columns, more, table, tableOf } from '../table.js';

/** By the end of the name; what is printed is CSV. */
function formatOf(file: string): SheetFormat {
  if (file === '-' || /\.csv$/i.test(file)) return 'csv';
  if (/\.xlsx$/i.test(file)) return 'xlsx';
  throw new Misused(`${file} is neither a spreadsheet nor CSV: its name must end in .xlsx or .csv.`);
}

/** What the node wrote, into a file; printed, it is all that is said. */
async function writeSheet({ host }: Context<unknown>, file: string, content: Buffer) {
  if (file === '-') return void host.out(content.toString('utf8').trimEnd());
  await write(file, content);
  return { file, bytes: content.length };
}

const write = (file: string, content: string | Buffer): Promise<void> =>
  writeFile(file, content).catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be written (${error.code}).`);
  });

const ofTheHeadings = () => new Option('--language <code>', 'of the headings').choices(['en', 'fr']).default('en');

const written = ({ file }: { file: string }): string[] => [`Written to ${file}.`];
const toFile = 'where to, ending in .xlsx or .csv; - is standard output, as CSV';

export const viewCommands = group(
  'view',
  'Shows the shared views of the request lists, and writes what they show to a file.',
  ['view list', 'view export 4 overdue.xlsx'],
  [
    call('listViews', 'list', {
      says: 'Shows the shared views: of which list, whose, and what they filter.',
      examples: ['view list', 'view list --json'],
      empty: 'No view is shared yet. Staff share one from the list of requests.',
      columns: { Id: 'id', List: 'side', Name: 'name', Library: ({ library }) => library ?? 'all', Filters: 'search' },
    }),
    custom('export', {
      says: 'Writes what a shared view shows now to a file: a spreadsheet, or CSV. At most 10,000 rows.',
      examples: [
        'view export 4 overdue.xlsx',
        'view export 4 overdue.csv --column externalId --column title',
        'view export 4 - --language fr',
      ],
      args: { '<id>': 'its number, as `view list` shows it', '<file>': toFile },
      options: {
        '--column <name>': new Option('--column <name>', 'only this column, once for each')
          .choices(exportColumns)
          .argParser(collected),
        '--language <code>': ofTheHeadings,
      },
      run: async (context) => {
        const { id, file, column } = context.own;
        const { exportView } = await context.node();
        const columns = column as unknown as typeof exportColumns | undefined;
        const wish = { id, format: formatOf(file), ...(columns ? { columns: [...columns] } : {}) };
        return writeSheet(context, file, await exportView(wish));
      },
      lines: written,
    }),
  ],
);

function yearFrom(given: string): number {
  if (/^20\d{2}$/.test(given)) return Number(given);
  throw new InvalidArgumentError('Write a year, as 2026.');
}
/** `--year`, of counts. */
export const yearOption = [
  'the year that is counted; this one when it is not said',
  yearFrom,
  new Date().getFullYear(),
] as const;
/** Its first and its last day. */
export const daysOfYear = (year: number) => ({ from: `${year}-01-01`, to: `${year}-12-31` });

/** The yearly counts as a table. */
export const yearlyLines = (counts: readonly YearlyLine[]): string[] => {
  const headings = ['', 'Borrowing: asked', 'filled', 'of them copies', 'unfilled'];
  const lending = ['Lending: asked', 'filled', 'of them copies', 'unfilled'];
  if (counts.length < 2) return ['Nothing was counted in this year.'];
  return table(
    [...headings, ...lending],
    counts.map((each) => [
      ...[each.of, each.borrowingAsked, each.borrowed, each.borrowedCopies, each.borrowingUnfilled],
      ...[each.lendingAsked, each.lent, each.lentCopies, each.lendingUnfilled],
    ]),
  );
};

/** The yearly counts of a library, and of a consortium. */
export const figureCommands = group(
  'figures',
  'Counts requests by month and partner, for the library’s yearly report and for its consortium.',
  [
    'figures show --year 2026',
    'figures sheet 2026.xlsx --year 2026',
    'figures export --year 2026 --file our-figures.json',
    'figures merge algonquin.json lacite.json',
  ],
  [
    custom('show', {
      says: 'Prints borrowed, lent, filled, unfilled, loans and copies of a year.',
      examples: ['figures show --year 2026', 'figures show --by partner --json'],
      options: { '--year <year>': yearOption, '--by <what>': ['a line for each', ['month', 'partner'], 'month'] },
      run: async ({ node, own }) => {
        const { readFiguresOfMonths } = await node();
        return yearlyCounts(await readFiguresOfMonths(daysOfYear(own.year)), own.by);
      },
      lines: yearlyLines,
    }),
    custom('sheet', {
      says: 'Writes a year to a spreadsheet or CSV: a row for each month, side, partner and service.',
      examples: ['figures sheet 2026.xlsx --year 2026', 'figures sheet - --year 2026 --language fr'],
      args: { '<file>': toFile },
      options: { '--year <year>': yearOption, '--language <code>': ofTheHeadings },
      run: async (context) => {
        const { file, year } = context.own;
        const { exportFigures } = await context.node();
        return writeSheet(context, file, await exportFigures({ ...daysOfYear(year), format: formatOf(file) }));
      },
      lines: written,
    }),
    custom('export', {
      says: 'Writes the counts of a year to a file that names nobody: no patron, no partner, no title.',
      examples: ['figures export --year 2026 --file our-figures.json'],
      options: {
        '--year <year>': yearOption,
        '--file <name>': needed('--file <name>', 'where it is written; - prints it'),
      },
      run: async ({ host, node, own: { year, file = '-' } }) => {
        const { readFiguresOfMonths } = await node();
        const counts = withoutNames(await readFiguresOfMonths(daysOfYear(year)));
        const content: FiguresFile = { interlend: 'figures', version: 1, ...daysOfYear(year), counts };
        const text = JSON.stringify(content, null, 2);
        if (file === '-') return void host.out(text);
        await write(file, `${text}\n`);
        return { file, counts: counts.length };
      },
      lines: written,
    }),
    custom('merge', {
      says: 'Sums the files of many libraries into one report.',
      examples: ['figures merge algonquin.json lacite.json'],
      offline: true,
      args: { '<files...>': 'written by interlend figures export' },
      run: async ({ own: { files } }) => {
        const twice = files.find((file, at) => files.indexOf(file) !== at);
        if (twice) throw new Misused(`${twice} is named twice; its counts would be summed twice.`);
        const read = await Promise.all(files.map(readFigures));
        return yearlyCounts(
          read.flatMap(({ counts }) => counts),
          'month',
        );
      },
      lines: (all, { own }) => [`${own.files.length} libraries`, ...yearlyLines(all)],
    }),
  ],
);

/** The file that a college hands to its consortium: counts of months, without a name in it. */
interface FiguresFile {
  interlend: 'figures';
  version: 1;
  from: string;
  to: string;
  counts: MonthCount[];
}

/** Reads a file that was written by `figures export`. Throws `Misused` with a sentence that names the file and what is wrong. */
async function readFigures(file: string): Promise<FiguresFile> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Misused(`${file} cannot be read (${error.code}).`);
  });
  let read: Partial<FiguresFile>;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Misused(`${file} holds no figures: it is not JSON. Write it with interlend figures export.`);
  }
  if (read?.interlend !== 'figures' || read.version !== 1 || !Array.isArray(read.counts))
    throw new Misused(`${file} holds no figures of this version. Write it with interlend figures export.`);
  const wrong = read.counts.findIndex((each) => !isCount(each));
  if (wrong >= 0)
    throw new Misused(`${file}: count ${wrong + 1} is not one of month, side, service, measure and number.`);
  return read as FiguresFile;
}

const isCount = (given: MonthCount): boolean =>
  typeof given === 'object' &&
  given !== null &&
  /^\d{4}-\d{2}$/.test(given.month) &&
  sides.includes(given.side) &&
  services.includes(given.service) &&
  measures.includes(given.measure) &&
  Number.isInteger(given.count);

export const lostCasesCommand = call('listLostCases', 'lost-cases', {
  says: 'Shows what was lost between us and partners: who said so, the fee, how it was settled.',
  examples: ['lost-cases', 'lost-cases --state paid --side lending', 'lost-cases --partner lacite --json'],
  paging: true,
  options: {
    state: ['--state <state>', 'only in this state', lostCaseStates],
    side: ['--side <side>', 'requests of our patrons, or of partners', ['borrowing', 'lending']],
    partner: ['--partner <code>', 'only with this partner'],
  },
  empty: 'Nothing is lost.',
  columns: {
    Request: ({ request }) => request.externalId,
    Side: ({ request }) => request.side,
    Title: ({ request }) => request.title,
    Partner: ({ request }) => request.partnerName ?? request.partner,
    Case: ({ lostCase }) => lostCase.label,
    'Said by': ({ lostCase }) => lostCase.reportedBy,
    On: ({ lostCase }, at) => at(lostCase.reportedAt ?? lostCase.declaredAt),
    Fee: ({ lostCase }) => [lostCase.fee, lostCase.currency].filter(Boolean).join(' '),
    Why: ({ lostCase }) => lostCase.why,
  },
});

const candidateColumns: Columns<Answer<'listLostCandidates'>['items'][number]> = {
  Request: ({ request }) => request.externalId,
  Title: ({ request }) => request.title,
  Partner: ({ request }) => request.partnerName ?? request.partner,
  State: ({ request }) => request.stateLabel,
  Since: ({ since }, at) => at(since),
  Days: ({ days, limit }) => `${days} (more than ${limit})`,
};

export const lostCandidatesCommand = custom('lost-candidates', {
  says: 'Shows lent items that the policy lets us declare lost now, the oldest first.',
  examples: [
    'lost-candidates',
    'lost-candidates --because inTransit --partner lacite',
    'lost-candidates --because overdue --file overdue.xlsx',
  ],
  paging: true,
  options: {
    '--because <why>': ['overdue for too long, or on their way', candidateKinds, 'overdue'],
    '--partner <code>': 'only with this partner',
    '--file <name>': 'write all of them to this file, ending in .xlsx or .csv',
    '--language <code>': ofTheHeadings,
  },
  run: async (context) => {
    const { file, because, partner } = context.own;
    const filter = { because, ...(partner ? { partner } : {}) };
    const { exportLostCandidates, listLostCandidates } = await context.node();
    if (!file) return { page: await listLostCandidates({ ...filter, ...context.page }) };
    const content = await exportLostCandidates({ ...filter, format: formatOf(file) });
    const done = await writeSheet(context, file, content);
    return done && { done };
  },
  json: (_, { page, done }) => page ?? done,
  lines: ({ page, done }, context) => {
    if (done) return written(done);
    if (!page?.items.length) return ['Nothing is out for that long.'];
    return [...tableOf(page.items, candidateColumns, context.at), ...more(page.next)];
  },
});
