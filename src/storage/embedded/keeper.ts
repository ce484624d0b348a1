/**
 * The process that owns one embedded PostgreSQL. It serves whoever is connected to its channel, starts the server again
 * when it ends unexpectedly, and stops it when the last one has left or died. A process of its own, in a group of its
 * own: neither Ctrl-C nor `kill -9` of those it serves takes the database down under the others.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { openCompany } from './company.js';
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
/** A failure at once may come before the one who started us has reached the door: it waits to be heard. */
const hearsWithin = 3_000;

const order = JSON.parse(process.argv[2] ?? '{}') as KeeperOrder;
const ending = new AbortController();
const end = (): void => ending.abort();

const company = await openCompany(order.channel, end);
ending.signal.addEventListener('abort', () => company?.refuse());
if (company) {
  for (const name of ['SIGINT', 'SIGHUP'] as const) process.on(name, () => {});
  const endWhenAlone = (): void => void (company.size() > 0 || end());
  process.on('SIGTERM', endWhenAlone);
  setTimeout(endWhenAlone, aloneFor).unref();
  try {
    await keep(await prepare(order, (line) => company.tell({ say: line }, true)), company, ending.signal);
  } catch (error) {
    company.tell({ failed: (error as Error).message }, true);
    for (let left = hearsWithin; left > 0 && company.size() === 0 && !ending.signal.aborted; left -= 50) await wait(50);
    process.exitCode = 1;
  }
  await company.close();
}
process.exit();
