/**
 * The files of copies that a backup of the database names are in a folder next to it, each under its id. They are few and
 * large and never change, so they are taken as they are; a restore trusts only those with the digest of their row.
 */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { access, copyFile, link, mkdir, open, rename, rm } from 'node:fs/promises';
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
export const backupCopiesFolder = (backup: string): string => `${backup}.copies`;

/**
 * Puts the files into the folder next to the backup. What the backup `earlier` has already is linked, not copied: it takes no
 * room a second time. Whoever links reads them back (`checkCopies`), and copies anew what was damaged there. Nothing of the
 * folder stays when it fails.
 */
export async function saveCopies(
  named: readonly NamedCopy[],
  from: string,
  backup: string,
  earlier?: string,
): Promise<CopiesReport> {
  const folder = backupCopiesFolder(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  try {
    if (named.length > 0) await mkdir(folder, { recursive: true, mode: 0o700 });
    for (const { id } of named) {
      const to = join(folder, id);
      const there =
        (earlier !== undefined && (await linked(join(backupCopiesFolder(earlier), id), to))) ||
        (await copied(keptIn(from, id), to));
      if (there) report.files += 1;
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
  const folder = backupCopiesFolder(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  for (const { id, sha256 } of named)
    if ((await digestOf(join(folder, id))) === sha256) report.files += 1;
    else report.missing.push(id);
  return report;
}

/** Puts them back under the restored rows; what is there already stays. */
export async function putBackCopies(named: readonly NamedCopy[], backup: string, to: string): Promise<CopiesReport> {
  const folder = backupCopiesFolder(backup);
  const report: CopiesReport = { folder, files: 0, missing: [] };
  for (const { id, sha256 } of named) {
    const [saved, place] = [join(folder, id), keptIn(to, id)];
    if (!(await isThere(place))) {
      if ((await digestOf(saved)) !== sha256) {
        report.missing.push(id);
        continue;
      }
      await mkdir(dirname(place), { recursive: true, mode: 0o700 });
      await copied(saved, place);
    }
    report.files += 1;
  }
  return report;
}

/** Whether there was such a file. It has its name when it is whole and on the disk; what had it before is left as it is. */
async function copied(from: string, to: string): Promise<boolean> {
  const part = `${to}.part`;
  try {
    await copyFile(from, part, constants.COPYFILE_FICLONE);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return false;
    throw error;
  }
  const handle = await open(part, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, to);
  return true;
}

/** Whether it has a second name now. A file system that has none for files, or no more of them, is no fault. */
async function linked(from: string, to: string): Promise<boolean> {
  return link(from, to).then(
    () => true,
    () => false,
  );
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
