import { mkdir, realpath } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { channelPath, leaving } from './channel.js';
import { joinKeeper } from './join.js';
import type { KeeperOrder } from './keeper.js';
import { ensureDatabase } from './login.js';
import { readPidFile } from './pid-file.js';
import { readRecord, serverAddress } from './record.js';

export interface EmbeddedPostgres {
  /** The address of a database, as its superuser; without a name that of the administrative database. */
  url(database?: string): string;
  /** Makes the database when it is not there yet; its address. */
  ensureDatabase(name: string): Promise<string>;
  /** Leaves. The server stops when nobody else uses it; then this ends after it has stopped. */
  stop(): Promise<void>;
  /** It was running already. */
  reused: boolean;
  /** Process number of the server now. For tests that kill it: it is started again by its keeper. */
  pid(): Promise<number | undefined>;
}

export interface EmbeddedOptions {
  /** Made when missing. Keeps the port and password, the log and, unless root has to put it elsewhere, the data. */
  dataFolder: string;
  log: (line: string) => void;
  /** False for throw-away databases: nothing is flushed to disk. */
  sync?: boolean;
  /** Where root puts programs and data that an ordinary account must reach when the data folder is out of its reach. */
  shelter?: string;
}

/**
 * An embedded PostgreSQL for this process, shared with every other process that names the same data folder.
 * Throws a sentence that names DATABASE_URL when this machine cannot have one.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(options.dataFolder, { recursive: true });
  const dataFolder = await realpath(options.dataFolder);
  const order: KeeperOrder = {
    dataFolder,
    channel: channelPath(dataFolder, tmpdir()),
    shelter: options.shelter ?? '/var/lib/interlend',
    sync: options.sync ?? true,
  };
  let stopped = false;
  let { socket, reused } = await joinKeeper(order, options.log);
  /** A keeper that was killed leaves its server running: a new keeper adopts it. */
  const stay = (): void => {
    socket.once('close', () => {
      if (stopped) return;
      options.log('The keeper of the embedded PostgreSQL has ended; another one takes over.');
      joinKeeper(order, options.log).then(
        (joined) => {
          socket = joined.socket;
          if (stopped) void leave(socket);
          else stay();
        },
        (error: Error) => options.log(`The embedded PostgreSQL is lost: ${error.message}`),
      );
    });
  };
  stay();
  const record = await readRecord(dataFolder);
  if (!record) throw new Error(`${dataFolder}/postgres.json has disappeared.`);
  return {
    reused,
    url: (database = 'postgres') => serverAddress(record, database),
    async ensureDatabase(name) {
      await ensureDatabase(serverAddress(record, 'postgres'), name);
      return serverAddress(record, name);
    },
    async stop() {
      if (stopped) return;
      stopped = true;
      await leave(socket);
    },
    pid: async () => (await readPidFile(record.data))?.pid,
  };
}

function leave(socket: Socket): Promise<void> {
  if (socket.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    socket.ref();
    socket.once('close', () => resolve());
    socket.write(leaving);
  });
}
