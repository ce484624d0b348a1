import { csvPieces, summedReport } from '../../domain/fulfilment/imports/csv-pieces.js';
import { readCsv } from '../../domain/fulfilment/imports/read-csv.js';
import { api, type Thing } from '../api/client.js';

export type CsvKind = 'patrons' | 'holdings';
export type CsvImportReport = Thing<'ImportReport'>;

/** Sends a table in pieces that the node takes; the report counts the lines of the whole. */
export async function sendCsv(
  kind: CsvKind,
  text: string,
  dryRun: boolean,
  progress: (part: number) => void,
): Promise<CsvImportReport> {
  const send = (csv: string) =>
    api.post(kind === 'patrons' ? '/imports/patrons' : '/imports/holdings', { body: { csv, dryRun } });
  const read = readCsv(text);
  const [heading, ...records] = read.kind === 'read' ? read.records : [];
  // What cannot be cut into lines is refused by the node, with the line that is wrong.
  if (!heading) return send(text);
  const pieces = csvPieces(heading, records);
  const reports: CsvImportReport[] = [];
  for (const { csv, lineOf } of pieces) {
    const report = await send(csv);
    reports.push({ ...report, rows: report.rows.map((row) => ({ ...row, line: lineOf(row.line) })) });
    progress(reports.length / pieces.length);
  }
  return summedReport(reports, dryRun);
}
