/** Files of copies beside a backup, as the commands find and tell them. */
import { join, resolve } from 'node:path';
import { type CopiesReport, copiesBeside, isThere } from '../files/copies-beside.js';
import { TransferRefused } from '../storage/transfer/refused.js';
import { dataFolderOf, type Host } from './host.js';

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
