import { join, resolve } from 'node:path';
import { type CopiesReport, copiesBeside, isThere } from '../files/copies-beside.js';
import type { TransferReport } from '../storage/transfer/fill.js';
import { TransferRefused } from '../storage/transfer/refused.js';
import { dataFolderOf, type Host } from './host.js';
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

/** Files of copies beside a backup, as the commands find and tell them. */

/** Where this library keeps its copies. */
export const copyFolderOf = (env: Host['env']): string =>
  resolve(env['INTERLEND_COPY_FOLDER'] || join(dataFolderOf(env), 'copies'));

/** Refuses, before a backup begins, a folder in which its files would be mixed with those of another one. */
export async function refuseCopiesThere(backup: string): Promise<void> {
  const folder = copiesBeside(backup);
  if (await isThere(folder)) throw new TransferRefused(`${folder} is already there.`, 'Name another file.');
}

/** For the end of a report: what is there, and what is not. */
export function tellCopies(
  host: Host,
  { folder, files, missing }: CopiesReport,
  verb: 'saved' | 'restored' | 'read',
): void {
  const counted = files === 1 ? '1 file of a copy' : `${files} files of copies`;
  const said = {
    saved: `in ${folder}`,
    restored: `from ${folder} put back`,
    read: `in ${folder} read, each as it was`,
  };
  if (files > 0) host.out(`${counted} ${said[verb]}.`);
  if (missing.length === 0) return;
  const lost = missing.length === 1 ? '1 file of a copy was' : `${missing.length} files of copies were`;
  const place = verb === 'saved' ? 'where this library keeps them (INTERLEND_COPY_FOLDER)' : `whole in ${folder}`;
  const some = `${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}`;
  host.err(`${lost} not found ${place}: ${some}. Their requests are saved; the lender can send a file again.`);
}
