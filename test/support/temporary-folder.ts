import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'interlend-run-';

/**
 * One folder for all temporary files of a run (`TMPDIR` of its processes), removed at its end. Folders of runs that were killed go at
 * the next start: the name of each has the number of its process.
 */
export function folderOfRun(): { path: string; remove(): void } {
  const shared = tmpdir();
  for (const name of readdirSync(shared)) if (isLeft(name)) remove(join(shared, name));
  const path = mkdtempSync(join(shared, `${prefix}${process.pid}-`));
  // As the shared one: the account under which an embedded PostgreSQL runs has its folders in it.
  chmodSync(path, 0o1777);
  return { path, remove: () => remove(path) };
}

function isLeft(name: string): boolean {
  if (!name.startsWith(prefix)) return false;
  try {
    process.kill(Number.parseInt(name.slice(prefix.length), 10), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Another account's, or something mounted in it, stays. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {}
}
