import { setTimeout as wait } from 'node:timers/promises';
import { tryLogin } from './login.js';
import { isServing, type PidFile, readPidFile, removeStale } from './pid-file.js';
import { type EngineRecord, serverAddress } from './record.js';
import { adoptServer, type Server, type Start, startServer } from './server.js';

/** How long a start is tried again: right after a kill the old server's processes are still ending. */
const patience = 15_000;

export interface BroughtUp {
  server: Server;
  /** It was running already. */
  adopted: boolean;
}

/**
 * A server that takes sessions: the one that is running on this data, or a new one. Waits for a server that shuts down,
 * and for as long as a recovery takes. Throws when it does not start; the reason is in the log file.
 */
export async function bringUp(start: Start, cancelled: () => boolean): Promise<BroughtUp> {
  const deadline = performance.now() + patience;
  for (;;) {
    const file = await readPidFile(start.record.data);
    if (file && (await isServing(file))) {
      const found = await adopt(file, start, cancelled);
      if (found) return found;
      continue;
    }
    const server = startServer(start);
    if (await isReady(server, start.record, cancelled)) return { server, adopted: false };
    if (cancelled()) throw new Error('Nobody needs the database any more.');
    if (performance.now() > deadline) throw new Error('PostgreSQL does not start');
    await removeStale(start.record.data);
    await wait(300);
  }
}

/** Nothing when the server ended while we waited for it. */
async function adopt(file: PidFile, start: Start, cancelled: () => boolean): Promise<BroughtUp | undefined> {
  if (file.port > 0) start.record.port = file.port;
  const server = adoptServer(file.pid, start.engine, start.record);
  return (await isReady(server, start.record, cancelled)) ? { server, adopted: true } : undefined;
}

/** False when it ended instead. */
async function isReady(server: Server, record: EngineRecord, cancelled: () => boolean): Promise<boolean> {
  while (!server.hasExited()) {
    const login = await tryLogin(serverAddress(record, 'postgres'));
    if (login.is === 'open') return true;
    if (login.is === 'refused') {
      await wait(300);
      if (server.hasExited()) return false; // the port was another server's
      throw new Error(
        `The server on 127.0.0.1:${record.port} does not take the password of postgres.json: ${login.words}`,
      );
    }
    if (cancelled()) await server.stop();
    await wait(40);
  }
  return false;
}
