/** One demonstration a folder: a second one would take over the databases of the first without a word. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CallRefused } from '../failures.js';

/** Marks the folder as in use, until what it gives is called. Throws `CallRefused` while another demonstration runs there. */
export async function onlyDemoIn(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'demo.pid');
  await mkdir(folder, { recursive: true });
  const mark = (flag: 'wx' | 'w') => writeFile(file, `${process.pid}\n`, { flag });
  try {
    await mark('wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const other = Number((await readFile(file, 'utf8').catch(() => '')).trim());
    if (other !== process.pid && isAlive(other))
      throw new CallRefused(
        `A demonstration runs in ${folder} already (process ${other}).`,
        `Use that one, end it with Ctrl-C, or give this one a folder of its own: interlend demo --data ${folder}-2`,
      );
    await mark('w');
  }
  return () => rm(file, { force: true });
}

/** Somebody else’s process may not be signalled, and lives all the same. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
