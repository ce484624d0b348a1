/** A note next to the backups of a node that one of them was brought back. */
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { nodeOfBackup } from './backup-folder.js';

const noteFile = (nodeId: string): string => `${nodeId}-restored.json`;

/** Notes it where the backup is. A backup under another name, or a folder that takes no file, has no note. */
export async function noteRestoreTried(backup: string, now: Date): Promise<void> {
  const nodeId = nodeOfBackup(basename(backup));
  if (nodeId === undefined) return;
  const note = { backup: basename(backup), restoredAt: now.toISOString() };
  await writeFile(join(dirname(resolve(backup)), noteFile(nodeId)), `${JSON.stringify(note)}\n`).catch(() => {});
}

/** When a backup of that node was last brought back from this folder. */
export async function restoreTried(folder: string, nodeId: string): Promise<Date | undefined> {
  try {
    const note = JSON.parse(await readFile(join(folder, noteFile(nodeId)), 'utf8')) as { restoredAt?: string };
    const at = new Date(note.restoredAt ?? '');
    return Number.isNaN(at.getTime()) ? undefined : at;
  } catch {
    return undefined; // there is none, or nobody can read it
  }
}
