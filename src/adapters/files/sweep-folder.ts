/** What killed processes left in the folder of copies, and files that no row wants any more. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FolderPlaces } from './copy-folder.js';

/** What another machine began to write that long ago, it will not finish. */
const staleMs = 24 * 3_600_000;
/** Between a file and its row lies a moment: younger files are left alone. */
const youngMs = 3_600_000;
const atOnce = 500;

/** Gives how many files were removed. */
export async function sweepFolder(
  { kept, fetching, incoming }: FolderPlaces,
  ownSign: string,
  wanted: (ids: readonly string[]) => Promise<Set<string>>,
): Promise<number> {
  let removed = 0;
  const take = async (path: string) => {
    await rm(path, { force: true });
    removed += 1;
  };
  for (const name of await namesIn(incoming)) {
    const path = join(incoming, name);
    if (!name.startsWith(`${ownSign}.`) && ((await isOrphan(name, ownSign)) || (await olderThan(path, staleMs))))
      await take(path);
  }
  const sweepIds = async (folder: string) => {
    const names = await namesIn(folder);
    for (let at = 0; at < names.length; at += atOnce) {
      const some = names.slice(at, at + atOnce).filter((name) => idForm.test(name));
      const keep = some.length > 0 ? await wanted(some) : new Set<string>();
      for (const id of some)
        if (!keep.has(id) && (await olderThan(join(folder, id), youngMs))) await take(join(folder, id));
    }
  };
  await sweepIds(fetching);
  for (const folder of await namesIn(kept)) await sweepIds(join(kept, folder));
  return removed;
}

const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Written by a process of this machine that is not there any more, or by an earlier one with our number. */
async function isOrphan(name: string, ownSign: string): Promise<boolean> {
  const [host = '', pid = '', sign = ''] = name.split('.');
  const [ownHost, ownPid, own] = ownSign.split('.');
  if (host !== ownHost) return false;
  if (pid === ownPid) return sign !== own;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as { code?: string }).code === 'ESRCH';
  }
}

const olderThan = async (path: string, ms: number): Promise<boolean> => {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > ms;
};

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return [];
    throw error;
  }
}
