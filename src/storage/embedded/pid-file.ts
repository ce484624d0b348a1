import { readdir, readFile, readlink, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isAlive } from './server.js';

export interface PidFile {
  pid: number;
  port: number;
}

/** What `postmaster.pid` says; nothing when there is none (or it is being written). */
export async function readPidFile(data: string): Promise<PidFile | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  return pid > 0 ? { pid, port: Number(lines[3] ?? 0) } : undefined;
}

/** Is there a living process behind the file, and can it be PostgreSQL? A process number may have been given away again. */
export async function isServing({ pid }: PidFile): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const name = await commandOf(String(pid));
  return name === undefined || name === 'postgres';
}

/**
 * Removes a file whose process number now belongs to another program, which PostgreSQL itself would respect for ever
 * (containers give the same numbers again). Left alone as long as a PostgreSQL process that may work here lives.
 */
export async function removeStale(data: string): Promise<boolean> {
  const file = await readPidFile(data);
  if (!file || (await isServing(file)) || (await commandOf('self')) === undefined) return false;
  const { uid } = await stat(data);
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry) || (await commandOf(entry)) !== 'postgres') continue;
    const owner = await stat(`/proc/${entry}`).catch(() => undefined);
    if (owner?.uid === uid && (await mayWorkIn(data, entry))) return false;
  }
  await rm(join(data, 'postmaster.pid'), { force: true });
  return true;
}

/** PostgreSQL's processes work in their data directory; one that we may not look at may work anywhere. */
async function mayWorkIn(data: string, pid: string): Promise<boolean> {
  return await readlink(`/proc/${pid}/cwd`).then(
    (folder) => folder === data || folder.startsWith(`${data} `),
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT' && error.code !== 'ESRCH',
  );
}

/** Nothing where there is no /proc, or the process has ended. */
async function commandOf(pid: string): Promise<string | undefined> {
  const text = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => undefined);
  return text?.trim();
}
