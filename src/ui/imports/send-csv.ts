import { type CsvKind, csvPieces, summedReport } from '../../domain/fulfilment/imports/csv-pieces.js';
import { readCsv } from '../../domain/fulfilment/imports/read-csv.js';
import { api, type Thing } from '../api/client.js';

export type CsvImportReport = Thing<'ImportReport'>;

/** Sends a table in pieces that the node takes; the report counts the lines of the whole. */
export async function sendCsv(
  kind: CsvKind,
  { text, name }: { text: string; name: string },
  dryRun: boolean,
  progress: (part: number) => void,
): Promise<CsvImportReport> {
  const file = name.slice(0, 200);
  const send = (csv: string, more: { lines?: number[]; batch?: string } = {}) =>
    api.post(kind === 'patrons' ? '/imports/patrons' : '/imports/holdings', { body: { csv, dryRun, file, ...more } });
  const read = readCsv(text);
  const [heading, ...records] = read.kind === 'read' ? read.records : [];
  // What cannot be cut into lines is refused by the node, with the line that is wrong.
  if (!heading) return send(text);
  const pieces = csvPieces(heading, records);
  const reports: CsvImportReport[] = [];
  for (const { csv, lines } of pieces) {
    const batch = reports[0]?.batch;
    reports.push(await send(csv, { lines, ...(batch ? { batch } : {}) }));
    progress(reports.length / pieces.length);
  }
  return summedReport(reports, dryRun);
}
