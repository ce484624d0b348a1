/**
 * The files of copies that a backup of the database names lie in a folder beside it, each under its id. They are few and
 * large and never change, so they are copied as they are; a restore believes only those with the digest of their row.
 */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { keptIn } from '../files/copy-folder.js';
import { connectTo } from '../storage/transfer/connect.js';
import { TransferRefused } from '../storage/transfer/refused.js';
import { dataFolderOf, type Host } from './host.js';

/** Where this library keeps its copies. */
export const copyFolderOf = (env: Host['env']): string =>
  resolve(env['INTERLEND_COPY_FOLDER'] || join(dataFolderOf(env), 'copies'));

/** What became of the files that the rows name. */
export interface CopiesReport {
  folder: string;
  files: number;
  /** Ids of those that were not there, or were not what their row says. */
  missing: string[];
}

/** The folder beside a backup. */
export const copiesBeside = (backup: string): string => `${backup}.copies`;

/** Copies the files that are to be served into the folder beside the backup. Nothing of it stays when it fails. */
export async function saveCopies(url: string, from: string, backup: string): Promise<CopiesReport> {
  const folder = copiesBeside(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  try {
    for (const { id } of await namedIn(url)) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      if (await copied(keptIn(from, id), join(folder, id))) report.files += 1;
      else report.missing.push(id);
    }
    return report;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Refuses, before a backup begins, a folder in which its files would be mixed with those of another one. */
export async function refuseCopiesThere(backup: string): Promise<void> {
  const folder = copiesBeside(backup);
  if (await isThere(folder)) throw new TransferRefused(`${folder} is already there.`, 'Name another file.');
}

/** Puts them back under the restored rows; what is there already stays. */
export async function putBackCopies(url: string, backup: string, to: string): Promise<CopiesReport> {
  const folder = copiesBeside(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  for (const { id, sha256 } of await namedIn(url)) {
    const [saved, place] = [join(folder, id), keptIn(to, id)];
    if (!(await isThere(place))) {
      if ((await digestOf(saved)) !== sha256) {
        report.missing.push(id);
        continue;
      }
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await copied(saved, `${place}.part`);
      await rename(`${place}.part`, place);
    }
    report.files += 1;
  }
  return report;
}

/** The rows whose file somebody may still be served. */
async function namedIn(url: string): Promise<{ id: string; sha256: string }[]> {
  const client = await connectTo(url);
  try {
    const { rows } = await client.query<{ id: string; sha256: string }>(
      `select id::text, sha256 from copy_file where status in ('waiting', 'offered', 'here') order by id`,
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Whether there was such a file. */
async function copied(from: string, to: string): Promise<boolean> {
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false;
    throw error;
  }
}

async function digestOf(path: string): Promise<string | undefined> {
  const sum = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) sum.update(chunk as Buffer);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
  return sum.digest('hex');
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** For the end of a report: what is there, and what is not. */
export function tellCopies(host: Host, { folder, files, missing }: CopiesReport, verb: 'saved' | 'restored'): void {
  const counted = files === 1 ? '1 file of a copy' : `${files} files of copies`;
  if (files > 0) host.out(verb === 'saved' ? `${counted} in ${folder}.` : `${counted} from ${folder} put back.`);
  if (missing.length === 0) return;
  const lost = missing.length === 1 ? '1 file of a copy was' : `${missing.length} files of copies were`;
  host.err(
    `${lost} not found ${verb === 'saved' ? 'where this library keeps them (INTERLEND_COPY_FOLDER)' : `whole in ${folder}`}: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}. Their requests are saved; the lender can send a file again.`,
  );
}
