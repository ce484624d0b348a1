import { type CsvRecord, readCsv, writeCsv } from '../../domain/fulfilment/imports/read-csv.js';
import { rowsAtMost } from '../../domain/fulfilment/imports/table-rows.js';
import { type Facts, type KeyOf, type Language, message, say as sayIn } from '../../words/index.js';
import type { Fields, Thing } from '../client.js';
import { CallRefused, Misused } from '../failures.js';
import type { Host } from '../host.js';
import { textFrom } from '../input.js';
import { oneLine, table } from '../table.js';

/** Most characters of one call: a body has 256 KB, and a letter may take four bytes. */
const charactersAtMost = 60_000;
/** PINs of one call: each takes the node a moment. */
const pinsAtOnce = 100;

/** Sends a file in pieces that the node takes, each with the heading; the report counts lines as the file does. */
export async function importFile(
  host: Host,
  { file, dryRun, language }: ImportOptions,
  send: (order: Fields<'importPatrons'>) => Promise<ImportReport>,
): Promise<ImportReport> {
  const { heading, records } = tableIn(file, await textFrom(host, file), language);
  const reports: ImportReport[] = [];
  const most = heading.cells.some((name) => name.trim().toLowerCase() === 'pin') ? pinsAtOnce : rowsAtMost;
  for (const piece of csvPortions(records, most)) {
    const csv = writeCsv([heading.cells, ...piece.map(({ cells }) => cells)]);
    reports.push(withLines(await send({ csv, ...(dryRun ? { dryRun } : {}) }), csv, piece));
  }
  return summed(reports, dryRun ?? false);
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

/** At least one piece, so that also the heading of a file without rows is checked. */
export function csvPortions(records: CsvRecord[], most = rowsAtMost): CsvRecord[][] {
  const pieces: CsvRecord[][] = [[]];
  let size = 0;
  for (const record of records) {
    const length = record.cells.join(',').length;
    const piece = pieces.at(-1) ?? [];
    if (piece.length > 0 && (size + length > charactersAtMost || piece.length === most)) {
      pieces.push([record]);
      size = length;
    } else {
      piece.push(record);
      size += length;
    }
  }
  return pieces;
}

/** The node counts the lines of the piece; people look into the file. */
function withLines(report: ImportReport, csv: string, piece: CsvRecord[]): ImportReport {
  const sent = readCsv(csv);
  const inPiece = sent.kind === 'read' ? sent.records.slice(1).map((record) => record.line) : [];
  const lines = new Map(inPiece.map((at, index) => [at, piece[index]?.line ?? at]));
  return { ...report, rows: report.rows.map((row) => ({ ...row, line: lines.get(row.line) ?? row.line })) };
}

function summed(reports: ImportReport[], dryRun: boolean): ImportReport {
  const sum = (what: 'created' | 'changed' | 'unchanged' | 'refused') =>
    reports.reduce((total, report) => total + report[what], 0);
  return {
    dryRun,
    created: sum('created'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    refused: sum('refused'),
    rows: reports.flatMap(({ rows }) => rows),
  };
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
