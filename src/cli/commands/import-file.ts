import { basename } from 'node:path';
import { csvPieces, summedReport } from '../../domain/fulfilment/imports/csv-pieces.js';
import { type CsvRecord, readCsv } from '../../domain/fulfilment/imports/read-csv.js';
import { type Facts, type KeyOf, type Language, message, say as sayIn } from '../../words/index.js';
import type { Fields, Thing } from '../client.js';
import { CallRefused, Misused } from '../failures.js';
import type { Host } from '../host.js';
import { textFrom } from '../input.js';
import { oneLine, table } from '../table.js';

/** Sends a file in pieces that the node takes, each with the heading; the report counts lines as the file does. */
export async function importFile(
  host: Host,
  { file, dryRun, language }: ImportOptions,
  send: (order: Fields<'importPatrons'>) => Promise<ImportReport>,
): Promise<ImportReport> {
  const { heading, records } = tableIn(file, await textFrom(host, file), language);
  const reports: ImportReport[] = [];
  // `-` is what is typed or piped in.
  const named = file === '-' ? {} : { file: basename(file).slice(0, 200) };
  for (const { csv, lines } of csvPieces(heading, records)) {
    const batch = reports[0]?.batch;
    reports.push(await send({ csv, lines, ...named, ...(batch ? { batch } : {}), ...(dryRun ? { dryRun } : {}) }));
  }
  return summedReport(reports, dryRun ?? false);
}

interface ImportOptions {
  file: string;
  dryRun?: boolean | undefined;
  language: Language;
}
type ImportReport = Thing<'ImportReport'>;
type ImportedRow = ImportReport['rows'][number];

/** The records of a CSV file under its heading. Throws a sentence in that language when it has none. */
export function tableIn(file: string, text: string, language: Language): { heading: CsvRecord; records: CsvRecord[] } {
  const say = reportsIn(language);
  const read = readCsv(text);
  if (read.kind === 'broken')
    throw new Misused(say('atLine', { file, line: read.line, problem: sayIn(read.problem, language) }));
  const [heading, ...records] = read.records;
  if (!heading) throw new Misused(say('isEmpty', { file }), say('namesColumns'));
  return { heading, records };
}

/** The sums, and each row that was refused. */
export function linesOfReport({ rows, ...report }: ImportReport, language: Language): string[] {
  const say = reportsIn(language);
  const { created, changed, unchanged, refused } = report;
  const sums = say('sums', { created, changed, unchanged, refused });
  const wrong = rows.filter(({ outcome }) => outcome === 'refused');
  const headings = (['line', 'row', 'field', 'problem'] as const).map((word) => say(word));
  return [
    report.dryRun ? `${say('wouldBe')}${sums}` : sums,
    ...(wrong.length === 0 ? [] : ['', ...table(headings, wrong.flatMap(problemsOf))]),
  ];
}

const problemsOf = ({ line: at, key, problems = [] }: ImportedRow) =>
  problems.map(({ field, problem }) => [at, oneLine(key), field, problem]);

/** A file of which rows were refused ends the command with 1, after the report. */
export function refuseIfRefused({ refused }: ImportReport, language: Language): void {
  if (refused > 0) throw new CallRefused(`${refusedRows(reportsIn(language), refused)}.`);
}

export const refusedRows = (say: SayOfImport, count: number): string =>
  count === 1 ? say('oneRefused') : say('manyRefused', { count });

export const reportsIn =
  (language: Language) =>
  (word: ReportWord, facts: Facts = {}): string =>
    sayIn(message(`terminalImport.${word}`, facts), language);
/** A sentence of a report, filled in. */
export type SayOfImport = ReturnType<typeof reportsIn>;
export type ReportWord = KeyOf<'terminalImport'>;
