/** What is taken over from Alma. */
import { csvPortions } from '../../domain/fulfilment/imports/csv-pieces.js';
import { readCsv, writeCsv } from '../../domain/fulfilment/imports/read-csv.js';
import { say } from '../../words/index.js';
import { type Language, languageRow } from '../../words/languages.js';
import type { Client, Fields, Thing } from '../client.js';
import { custom, group } from '../command.js';
import { CallRefused, Misused } from '../failures.js';
import { textFrom } from '../input.js';
import { inTerminalLanguage } from '../locale.js';
import { oneLine } from '../table.js';
import { type ReportWord, refusedRows, reportsIn, type SayOfImport, tableIn } from './import-file.js';

type AlmaReport = Thing<'AlmaReport'>;
type AlmaRow = AlmaReport['rows'][number];
type Order = Fields<'importAlmaRequests'>;

const operations = {
  partners: 'importAlmaPartners',
  patrons: 'importAlmaPatrons',
  items: 'importAlmaItems',
  requests: 'importAlmaRequests',
} as const satisfies Record<string, keyof Client>;
type Kind = keyof typeof operations;

const options = {
  '--dry-run': 'say what would be, and keep nothing',
  '--take-rest': 'keep the good rows although others are refused',
  '--rows': 'name every row and what becomes of it, not only those with problems and remarks',
  '--language': inTerminalLanguage('in which language the report is'),
} as const;
const withSide = {
  ...options,
  '--side <side>': ['of a list without a column that says it', ['borrowing', 'lending']],
} as const;

function importFromAlma(what: Kind, says: string) {
  return custom(what, {
    says: `Takes ${what} over from Alma; ends with 1 when a row is refused.`,
    examples: [`import alma ${what} ${what === 'partners' ? 'partners.xml' : `${what}.csv`} --dry-run`],
    args: { '<file>': `${says}; - reads standard input` },
    options: what === 'requests' ? withSide : (options as typeof withSide),
    run: async ({ host, node, own: { file, dryRun, takeRest, language, ...own } }) => {
      const client = await node();
      const pieces = await piecesIn(what, file, await textFrom(host, file), language);
      const wish: Omit<Order, 'text'> = {
        ...(dryRun ? { dryRun } : {}),
        ...(takeRest ? { takeRest } : {}),
        ...(own.side ? { side: own.side } : {}),
      };
      const send = async (order: Omit<Order, 'text'>) => {
        const reports: AlmaReport[] = [];
        for (const piece of pieces) {
          const report = await client[operations[what]]({ ...order, text: piece.text });
          reports.push({ ...report, rows: report.rows.map((row) => ({ ...row, line: piece.lineOf(row.line) })) });
        }
        return summed(reports);
      };
      // Of a file in several pieces none may be kept before all are known to be good.
      const tried = pieces.length > 1 && !dryRun && !takeRest ? await send({ ...wish, dryRun: true }) : undefined;
      return tried && tried.refused > 0 ? tried : send(wish);
    },
    lines: (report, { own }) => reportLines(reportsIn(own.language), report, own.rows ?? false),
    ends: ({ refused, kept }, { own: { language, dryRun } }) => {
      const say = reportsIn(language);
      if (refused > 0)
        throw new CallRefused(
          `${refusedRows(say, refused)}${kept ? '' : say('nothingKept')}.`,
          kept || dryRun ? undefined : say('mend'),
        );
    },
  });
}

export const importCommands = group(
  'import',
  'Takes the records of another system over.',
  ['import alma partners partners.xml --dry-run', 'import alma requests borrowing.csv --side borrowing'],
  [
    group(
      'alma',
      'From Alma: partners, open requests, patrons and items. The same file again changes nothing.',
      [
        'import alma partners partners.xml --dry-run',
        'import alma patrons users.csv',
        'import alma items items.csv --take-rest',
        'import alma requests borrowing.csv --side borrowing',
      ],
      [
        importFromAlma('partners', 'partner records of its partner API, XML or JSON'),
        importFromAlma('patrons', 'a list of users, CSV'),
        importFromAlma('items', 'a list of physical items, CSV'),
        importFromAlma('requests', 'a list of borrowing or lending requests, CSV'),
      ],
    ),
  ],
);

interface Piece {
  text: string;
  /** The row's place in the whole file. */
  lineOf(line: number): number;
}

async function piecesIn(what: Kind, file: string, text: string, language: Language): Promise<Piece[]> {
  return what === 'partners' ? piecesOfPartners(file, text, language) : piecesOfTable(file, text, language);
}

/** Most characters of one call: a body has 256 KB, and a letter may take four bytes. */
const charactersAtMost = 60_000;

async function piecesOfPartners(file: string, text: string, language: Language): Promise<Piece[]> {
  const { readAlmaPartners } = await import('../../protocol/alma/partner-texts.js');
  const read = readAlmaPartners(text);
  if (read.kind === 'unreadable')
    throw new Misused(`${file}${languageRow(language).colon} ${say(read.problem, language)}`);
  const pieces: { first: number; records: string[]; size: number }[] = [];
  for (const [index, record] of read.records.entries()) {
    const written = JSON.stringify(record);
    const last = pieces.at(-1);
    if (last && last.size + written.length <= charactersAtMost) {
      last.records.push(written);
      last.size += written.length;
    } else pieces.push({ first: index, records: [written], size: written.length });
  }
  return pieces.map(({ first, records }) => ({
    text: `{"partner":[${records.join(',')}]}`,
    lineOf: (at) => first + at,
  }));
}

function piecesOfTable(file: string, text: string, language: Language): Piece[] {
  const { heading, records } = tableIn(file, text, language);
  return csvPortions(records).map((piece) => {
    const csv = writeCsv([heading.cells, ...piece.map(({ cells }) => cells)]);
    const sent = readCsv(csv);
    const lines = sent.kind === 'read' ? sent.records.slice(1).map((record) => record.line) : [];
    const theirs = new Map(lines.map((at, index) => [at, piece[index]?.line ?? at]));
    return { text: csv, lineOf: (at) => theirs.get(at) ?? at };
  });
}

function summed(reports: readonly AlmaReport[]): AlmaReport {
  const sum = (what: AlmaRow['outcome']) => reports.reduce((total, report) => total + report[what], 0);
  return {
    dryRun: reports.some(({ dryRun }) => dryRun),
    kept: reports.every(({ kept }) => kept),
    created: sum('created'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    leftOut: sum('leftOut'),
    refused: sum('refused'),
    rows: reports.flatMap(({ rows }) => rows),
    columnsLeftOut: [...new Set(reports.flatMap(({ columnsLeftOut }) => columnsLeftOut))],
  };
}

function reportLines(say: SayOfImport, report: AlmaReport, all: boolean): string[] {
  const { created, changed, unchanged, leftOut, refused, rows, columnsLeftOut } = report;
  const sums = say('almaSums', { created, changed, unchanged, leftOut, refused });
  const told = (of: 'problems' | 'remarks') => rows.flatMap((row) => said(say, row, row[of]));
  return [
    report.kept ? sums : `${say('wouldBe')}${sums}`,
    ...(columnsLeftOut.length > 0 ? [oneLine(say('columnsLeftOut', { columns: columnsLeftOut.join(', ') }))] : []),
    ...section(
      say,
      say('rows'),
      all
        ? rows.map(({ line: at, key, outcome }) => oneLine(`${at}  ${key || say('noName')}  ${say(became[outcome])}`))
        : [],
    ),
    ...section(say, say('refused'), told('problems')),
    ...section(say, say('remarks'), told('remarks')),
    ...section(
      say,
      say('newTokens'),
      rows.flatMap(({ key, token }) => (token ? [oneLine(`${key}  ${token}`)] : [])),
    ),
  ];
}

const became: Record<AlmaRow['outcome'], ReportWord> = {
  created: 'created',
  changed: 'changed',
  unchanged: 'unchanged',
  leftOut: 'leftOut',
  refused: 'isRefused',
};

const said = (say: SayOfImport, { line: at, key }: AlmaRow, remarks: AlmaRow['problems'] = []): string[] =>
  remarks.map(({ field, problem }) => oneLine(`${at}  ${key || say('noName')}  ${field}: ${problem}`));

const section = (say: SayOfImport, title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['', say('heading', { title }), ...lines.map((each) => `  ${each}`)];
