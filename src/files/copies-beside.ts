/**
 * The files of copies that a backup of the database names lie in a folder beside it, each under its id. They are few and
 * large and never change, so they are copied as they are; a restore believes only those with the digest of their row.
 */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keptIn } from './copy-folder.js';

/** A file of a copy as its row names it. */
export interface NamedCopy {
  id: string;
  sha256: string;
}

/** What became of the files that the rows name. */
export interface CopiesReport {
  folder: string;
  files: number;
  /** Ids of those that were not there, or were not what their row says. */
  missing: string[];
}

/** The folder beside a backup. */
export const copiesBeside = (backup: string): string => `${backup}.copies`;

/** Copies the files into the folder beside the backup. Nothing of it stays when it fails. */
export async function saveCopies(named: readonly NamedCopy[], from: string, backup: string): Promise<CopiesReport> {
  const folder = copiesBeside(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  try {
    for (const { id } of named) {
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

/** Reads the files beside a backup, and says which are not what their row says. */
export async function checkCopies(named: readonly NamedCopy[], backup: string): Promise<CopiesReport> {
  const folder = copiesBeside(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  for (const { id, sha256 } of named)
    if ((await digestOf(join(folder, id))) === sha256) report.files += 1;
    else report.missing.push(id);
  return report;
}

/** Puts them back under the restored rows; what is there already stays. */
export async function putBackCopies(named: readonly NamedCopy[], backup: string, to: string): Promise<CopiesReport> {
  const folder = copiesBeside(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  for (const { id, sha256 } of named) {
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

/** Whether there is such a file or folder. */
export const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
