import { createHash } from 'node:crypto';
import { chown, mkdir, readFile, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { accountFor, type ServerAccount } from './account.js';
import { canPass } from './reach.js';
import { type EngineRecord, newPassword, readRecord, writeRecord } from './record.js';

/** Where one embedded database lives and who runs it. */
export interface ServerPlace {
  record: EngineRecord;
  account?: ServerAccount;
  /** False: initdb has not been run yet. */
  made: boolean;
}

export interface PlaceWish {
  dataFolder: string;
  shelter: string;
  say: (line: string) => void;
  freePort: () => Promise<number>;
}

/**
 * The place remembered from the last start, or a new one: in the data folder, or, when root's data folder cannot be
 * reached by the account that must run PostgreSQL, under the shelter.
 */
export async function findPlace(wish: PlaceWish): Promise<ServerPlace> {
  const known = await readRecord(wish.dataFolder);
  if (known) {
    const made = await isMade(known.data);
    const account = await accountFor(made ? known.data : undefined);
    return { record: known, account, made };
  }
  const account = await accountFor();
  const data = await newDataFolder(wish, account);
  const record = { port: await wish.freePort(), password: newPassword(), data };
  await writeRecord(wish.dataFolder, record);
  return { record, account, made: false };
}

/** 18, as the data directory says; nothing when there is none. */
export async function majorOf(data: string): Promise<number | undefined> {
  const text = await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : Number.parseInt(text, 10);
}

const isMade = async (data: string): Promise<boolean> => (await majorOf(data)) !== undefined;

async function newDataFolder(
  { dataFolder, shelter, say }: PlaceWish,
  account: ServerAccount | undefined,
): Promise<string> {
  const inside = join(dataFolder, 'postgres');
  if (!account || (await canPass(dataFolder, account))) {
    if (!(await isMade(inside))) return inside;
    throw new Error(
      `${dataFolder} has a database but not its postgres.json: put that file back, or move ${inside} away.`,
    );
  }
  const name = `${basename(dataFolder).replace(/^\.+/, '')}-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 10)}`;
  const home = join(shelter, name);
  const outside = join(home, 'postgres');
  await mkdir(home, { recursive: true, mode: 0o755 });
  const { uid } = await stat(home);
  if (uid !== 0) throw new Error(`${home} must belong to root: move it away, or set DATABASE_URL.`);
  if (!(await canPass(home, account))) {
    throw new Error(
      `${account.name}, who must run PostgreSQL, reaches neither ${dataFolder} nor ${home}: set DATABASE_URL.`,
    );
  }
  say(
    `${dataFolder} cannot be reached by ${account.name}, who runs PostgreSQL for root: the database lives in ${outside}.`,
  );
  if (await isMade(outside)) {
    const aside = `${outside}.${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`;
    await rename(outside, aside);
    say(`A database of an earlier data folder was there; it is kept as ${aside}.`);
  }
  return outside;
}

/** A folder that the account owns and nobody else reads. */
export async function makePrivate(folder: string, account: ServerAccount | undefined): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
}
