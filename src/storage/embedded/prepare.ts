import { openSync } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { makeCluster } from './cluster.js';
import { findEngine } from './engine.js';
import type { KeeperOrder } from './keeper.js';
import { isServing, readPidFile } from './pid-file.js';
import { findPlace, majorOf } from './place.js';
import { freePort, isFree } from './ports.js';
import { type EngineRecord, writeRecord } from './record.js';
import type { Start } from './server.js';

export const logFileIn = (dataFolder: string): string => join(dataFolder, 'postgres.log');

/** Everything a start needs: programs, data directory (made when there is none), port, log file. */
export async function prepare(order: KeeperOrder, say: (line: string) => void): Promise<Start> {
  const { dataFolder, shelter, sync } = order;
  const { record, account, made } = await findPlace({ dataFolder, shelter, say, freePort });
  const engine = await findEngine({ dataFolder, shelter, account, say });
  if (!made) {
    say(`PostgreSQL ${engine.version} makes a new database in ${record.data}${account ? ` for ${account.name}` : ''}.`);
    await makeCluster(engine, record, account, sync);
  }
  const major = await majorOf(record.data);
  if (major !== engine.major) {
    throw new Error(
      `${record.data} was made by PostgreSQL ${major}, and this version of Interlend brings ${engine.major}: ` +
        'take a backup with the earlier version and restore it with this one.',
    );
  }
  await keepPort(dataFolder, record, say);
  return { engine, record, account, sync, log: await openLog(dataFolder) };
}

/** The port of last time, unless another program has taken it. */
async function keepPort(dataFolder: string, record: EngineRecord, say: (line: string) => void): Promise<void> {
  for (let tries = 0; tries < 10; tries++) {
    const running = await readPidFile(record.data);
    if ((running && (await isServing(running))) || (await isFree(record.port))) return;
    await wait(200);
  }
  const taken = record.port;
  record.port = await freePort();
  await writeRecord(dataFolder, record);
  say(`Port ${taken} is taken by another program: PostgreSQL listens on ${record.port} from now on.`);
}

/** One earlier file is kept when it has grown beyond 5 MB. */
async function openLog(dataFolder: string): Promise<number> {
  const file = logFileIn(dataFolder);
  const size = await stat(file).then(
    (facts) => facts.size,
    () => 0,
  );
  if (size > 5_000_000) await rename(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}
