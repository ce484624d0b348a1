import { type CsvRecord, readCsv, writeCsv } from './read-csv.js';
import { rowsAtMost } from './table-rows.js';

/** Most characters of one call: a body has 256 KB, and a letter may take four bytes. */
const charactersAtMost = 60_000;
/** PINs of one call: each takes the node a moment. */
const pinsAtOnce = 100;

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

/** A part of a file under the file’s own heading. The node counts the lines of the part; people look into the file. */
interface CsvPiece {
  csv: string;
  /** Which line of the file a line of the piece is. */
  lineOf(line: number): number;
}

/** A file in pieces that the node takes, each with the heading. */
export function csvPieces(heading: CsvRecord, records: CsvRecord[]): CsvPiece[] {
  const most = heading.cells.some((name) => name.trim().toLowerCase() === 'pin') ? pinsAtOnce : rowsAtMost;
  return csvPortions(records, most).map((portion) => {
    const csv = writeCsv([heading.cells, ...portion.map(({ cells }) => cells)]);
    const sent = readCsv(csv);
    const inPiece = sent.kind === 'read' ? sent.records.slice(1).map(({ line }) => line) : [];
    const lines = new Map(inPiece.map((at, index) => [at, portion[index]?.line ?? at]));
    return { csv, lineOf: (line) => lines.get(line) ?? line };
  });
}

interface Counts {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
}

/** The reports of the pieces as one. */
export function summedReport<Row extends { line: number }>(
  reports: readonly (Counts & { rows: Row[] })[],
  dryRun: boolean,
): Counts & { rows: Row[]; dryRun: boolean } {
  const sum = (what: keyof Counts) => reports.reduce((total, report) => total + report[what], 0);
  return {
    dryRun,
    created: sum('created'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    refused: sum('refused'),
    rows: reports.flatMap(({ rows }) => rows),
  };
}
