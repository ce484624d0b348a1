/** One backup, from the database to a file that was read back whole. It is called in a thread of its own. */
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { unfinished } from '../../adapters/files/backup-folder.js';
import { backupCopiesFolder, checkCopies, saveCopies } from '../../adapters/files/copy-files.js';
import type { BackupFault, BackupMade } from '../../engine/backups/ports.js';
import { backup } from '../../storage/transfer/backup.js';
import { TransferRefused } from '../../storage/transfer/refused.js';
import { verifyBackup } from '../../storage/transfer/verify.js';

/** The input of the thread. */
export interface BackupOrder {
  databaseUrl: string;
  copyFolder: string;
  file: string;
  /** The newest backup there is. */
  earlier?: string;
  /** The version of Interlend. */
  product: string;
}

/** Writes, reads back, compares, and only then gives the file its name. Nothing of it stays when it fails. */
export async function writeBackup(order: BackupOrder): Promise<BackupMade | BackupFault> {
  const { databaseUrl, copyFolder, file, earlier, product } = order;
  const part = unfinished(file);
  try {
    const saved = await backup(databaseUrl, part, { product });
    const read = await verifyBackup(part);
    for (const [at, { name, rows, sha256 }] of saved.tables.entries()) {
      const found = read.tables[at];
      if (found?.name !== name || found.rows !== rows || found.sha256 !== sha256)
        throw new TransferRefused(`${name}: ${rows} rows were saved, ${found?.rows ?? 'none'} can be read.`);
    }
    const copies = await saveCopies(read.copies, copyFolder, file, earlier);
    let whole = await checkCopies(read.copies, file);
    const damaged = read.copies.filter(({ id }) => whole.missing.includes(id) && !copies.missing.includes(id));
    if (earlier !== undefined && damaged.length > 0) {
      await saveCopies(damaged, copyFolder, file);
      whole = await checkCopies(read.copies, file);
    }
    await rename(part, file);
    await settled(dirname(file));
    return {
      rows: saved.tables.reduce((sum, { rows }) => sum + rows, 0),
      bytes: (await stat(file)).size,
      copies: copies.files,
      copiesMissing: whole.missing.length,
    };
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    await rm(backupCopiesFolder(file), { recursive: true, force: true }).catch(() => {});
    return faultOf(error);
  }
}

function faultOf(error: unknown): BackupFault {
  const { code = '', message, path, syscall } = error as NodeJS.ErrnoException;
  const words = message || String(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { kind: 'full', words };
  if (error instanceof TransferRefused) return { kind: 'damaged', words };
  // A file, not a connection.
  if (path !== undefined || (syscall !== undefined && /^(open|write|rename|mkdir|copyfile|fsync)$/.test(syscall)))
    return { kind: 'refused', words };
  return { kind: 'unforeseen', words };
}

/** The name itself is on the disk. */
async function settled(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync().catch(() => {}); // not every file system can
  } finally {
    await handle.close();
  }
}
