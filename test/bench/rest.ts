/** What a node takes that nobody asks anything: memory, and CPU of its own and of the database for it. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { watch } from './cost.js';
import type { Library } from './library.js';

export interface Rest {
  /** Of its processes together. */
  memoryBytes?: number;
  /** Parts of one core. */
  node?: number;
  postgres?: number;
  seconds: number;
}

/** Twice as long after the start: by then the memory that only the start needed has been given back. */
export async function atRest(library: Library, pool: Pool, seconds: number): Promise<Rest> {
  await pause(2 * seconds * 1000);
  const spent = await watch({ pools: [pool], nodeSeconds: () => library.cpuSeconds() });
  await pause(seconds * 1000);
  const { node, postgres } = await spent(1);
  const memoryBytes = library.memoryBytes();
  const share = (microseconds: number) => microseconds / 1e6 / seconds;
  return {
    seconds,
    ...(memoryBytes === undefined ? {} : { memoryBytes }),
    ...(node === undefined ? {} : { node: share(node) }),
    ...(postgres === undefined ? {} : { postgres: share(postgres) }),
  };
}
