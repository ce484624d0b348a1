import type { TransferReport } from '../storage/transfer/fill.js';
import type { Host } from './host.js';
import { table } from './table.js';

/** What was copied, table by table, with the beginning of each digest. */
export function reportTransfer(
  host: Host,
  report: TransferReport & { copies?: object },
  json: boolean | undefined,
  sentence: string,
): void {
  if (json) {
    host.out(JSON.stringify(report, null, 2));
    return;
  }
  const full = report.tables.filter(({ rows }) => rows > 0);
  const rows = full.map(({ name, rows, sha256 }) => [name, rows, sha256.slice(0, 16)]);
  for (const each of table(['Table', 'Rows', 'Digest'], rows)) host.out(each);
  const total = report.tables.reduce((sum, { rows }) => sum + rows, 0);
  host.out('');
  const empty = report.tables.length - full.length;
  host.out(
    `${counted(total)} in ${full.length === 1 ? '1 table' : `${full.length} tables`}; ${empty} tables are empty. ${sentence}`,
  );
}

const counted = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

/** What a copy cannot bring along. */
export const keyNote = `
What we present to partners is encrypted in the database and is copied as it is: INTERLEND_SECRET_KEY (or the file secret-key of
the data folder) must go along, or every such secret has to be entered again.`;
