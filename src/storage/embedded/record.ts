import { randomBytes } from 'node:crypto';
import { chown, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What must be remembered about an embedded database between two starts; kept in a file that only its owner reads. */
export interface EngineRecord {
  port: number;
  password: string;
  /** The data directory, absolute. */
  data: string;
}

export const superuser = 'interlend';
export const newPassword = (): string => randomBytes(24).toString('hex');

const fileIn = (dataFolder: string): string => join(dataFolder, 'postgres.json');

/** Nothing when there is none yet. Throws when it belongs to somebody else or cannot be understood. */
export async function readRecord(dataFolder: string): Promise<EngineRecord | undefined> {
  const file = fileIn(dataFolder);
  try {
    const { port, password, data } = JSON.parse(await readFile(file, 'utf8')) as Partial<EngineRecord>;
    if (typeof port !== 'number' || typeof password !== 'string' || typeof data !== 'string') {
      throw new Error('it lacks the port, the password or the place of the data');
    }
    return { port, password, data };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    if (code === 'EACCES') {
      throw new Error(
        `${file} belongs to another user of this machine: start as that user, or use another data folder.`,
        {
          cause,
        },
      );
    }
    throw new Error(`${file} cannot be read: ${(cause as Error).message}.`, { cause });
  }
}

/** Written whole or not at all; a file that was there keeps its owner. */
export async function writeRecord(dataFolder: string, record: EngineRecord): Promise<void> {
  const file = fileIn(dataFolder);
  const before = await stat(file).catch(() => undefined);
  const fresh = `${file}.${process.pid}`;
  await writeFile(fresh, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  if (before && process.getuid?.() === 0) await chown(fresh, before.uid, before.gid);
  await rename(fresh, file);
}

export const serverAddress = ({ port, password }: EngineRecord, database: string): string =>
  `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
