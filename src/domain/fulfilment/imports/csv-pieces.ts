import { type CsvRecord, writeCsv } from './read-csv.js';
import { rowsAtMost } from './table-rows.js';

/** What a CSV file may be of. */
export type CsvKind = 'patrons' | 'holdings';

/** Most characters of one call: a body has 256 KB, a letter may take four bytes, and the numbers of lines go with them. */
const charactersAtMost = 50_000;
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

/** A part of a file under the file’s own heading. The lines are those of the file, which people look into. */
interface CsvPiece {
  csv: string;
  /** Which line of the file each of its rows is. */
  lines: number[];
}

/** A file in pieces that the node takes, each with the heading. */
export function csvPieces(heading: CsvRecord, records: CsvRecord[]): CsvPiece[] {
  const most = heading.cells.some((name) => name.trim().toLowerCase() === 'pin') ? pinsAtOnce : rowsAtMost;
  return csvPortions(records, most).map((portion) => ({
    csv: writeCsv([heading.cells, ...portion.map(({ cells }) => cells)]),
    lines: portion.map(({ line }) => line),
  }));
}

interface Counts {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
}

/** The reports of the pieces as one. */
export function summedReport<Row extends { line: number }>(
  reports: readonly (Counts & { rows: Row[]; batch?: string })[],
  dryRun: boolean,
): Counts & { rows: Row[]; dryRun: boolean; batch?: string } {
  const sum = (what: keyof Counts) => reports.reduce((total, report) => total + report[what], 0);
  const batch = reports.find((report) => report.batch !== undefined)?.batch;
  return {
    dryRun,
    ...(batch === undefined ? {} : { batch }),
    created: sum('created'),
    changed: sum('changed'),
    unchanged: sum('unchanged'),
    refused: sum('refused'),
    rows: reports.flatMap(({ rows }) => rows),
  };
}
