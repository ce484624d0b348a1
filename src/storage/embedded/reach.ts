import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ServerAccount } from './account.js';

/** May this account pass through the folder and every folder above it? */
export async function canPass(folder: string, account: ServerAccount): Promise<boolean> {
  for (let at = folder; ; at = dirname(at)) {
    if (!may(await stat(at), account, 1)) return false;
    if (at === dirname(at)) return true;
  }
}

/** May this account read the file or list the folder, and reach it? */
export async function canRead(path: string, account: ServerAccount): Promise<boolean> {
  const facts = await stat(path);
  return may(facts, account, facts.isDirectory() ? 5 : 4) && (await canPass(dirname(path), account));
}

/** `bits`: 4 read, 2 write, 1 pass. By the mode alone; access lists are not looked at. */
function may(facts: Stats, { uid, gid }: ServerAccount, bits: number): boolean {
  const shift = facts.uid === uid ? 6 : facts.gid === gid ? 3 : 0;
  return ((facts.mode >> shift) & bits) === bits;
}
