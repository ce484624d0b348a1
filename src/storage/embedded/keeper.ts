/**
 * The process that owns one embedded PostgreSQL. It serves whoever is connected to its channel, starts the server again
 * when it ends unexpectedly, and stops it when the last one has left or died. A process of its own, in a group of its
 * own: neither Ctrl-C nor `kill -9` of those it serves takes the database down under the others.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { openChannelServer } from './channel-server.js';
import { keep } from './keep.js';
import { prepare } from './prepare.js';

export interface KeeperOrder {
  dataFolder: string;
  channel: string;
  shelter: string;
  sync: boolean;
}

/** Whoever starts a keeper connects at once; when nobody does, it was killed in between. */
const aloneFor = 15_000;
/** An early failure may come before the process that started this one has connected: so long it waits to report it. */
const reportsWithin = 3_000;

const order = JSON.parse(process.argv[2] ?? '{}') as KeeperOrder;
const ending = new AbortController();
const end = (): void => ending.abort();

const clients = await openChannelServer(order.channel, end);
ending.signal.addEventListener('abort', () => clients?.refuse());
if (clients) {
  for (const name of ['SIGINT', 'SIGHUP'] as const) process.on(name, () => {});
  const endWhenAlone = (): void => void (clients.size() > 0 || end());
  process.on('SIGTERM', endWhenAlone);
  setTimeout(endWhenAlone, aloneFor).unref();
  try {
    await keep(await prepare(order, (line) => clients.tell({ say: line }, true)), clients, ending.signal);
  } catch (error) {
    clients.tell({ failed: (error as Error).message }, true);
    for (let left = reportsWithin; left > 0 && clients.size() === 0 && !ending.signal.aborted; left -= 50)
      await wait(50);
    process.exitCode = 1;
  }
  await clients.close();
}
process.exit();
