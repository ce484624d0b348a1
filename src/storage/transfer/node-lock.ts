import { setTimeout as pause } from 'node:timers/promises';
import type { Client, Pool, PoolClient } from 'pg';
import { processLock } from '../exchange/gone-senders.js';
import { databaseNameOf } from './connect.js';
import { TransferRefused } from './refused.js';

/** Every process of a node holds `pg_advisory_lock_shared(hashtext(key))` for as long as it runs; this is the key. */
export const defaultNodeLockKey = 'interlend-node';

/**
 * Takes the running nodes' lock alone, so that none runs on this database now and none starts until the session ends.
 * Throws `TransferRefused` when one runs.
 */
export async function keepNodesOut(client: Client, url: string, key: string): Promise<void> {
  const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock(hashtext($1)) as free', [key]);
  if (!rows[0]?.free)
    throw new TransferRefused(
      `A node is running on ${databaseNameOf(url)}.`,
      'Stop every process of that node, then try again.',
    );
}

/**
 * Holds that lock, shared, until the function it returns is called: also when the database restarts under us. With it the
 * lock by which others see that this very process lives.
 */
export async function shareNodeLock(pool: Pool, instance: string): Promise<() => Promise<void>> {
  let client: PoolClient | undefined;
  let closed = false;
  async function take(): Promise<void> {
    const taken = await pool.connect();
    try {
      await taken.query(
        'select pg_advisory_lock_shared(hashtext($1)), pg_advisory_lock_shared(hashtext($2), hashtext($3))',
        [defaultNodeLockKey, processLock, instance],
      );
    } catch (error) {
      taken.release(true);
      throw error;
    }
    client = taken;
    taken.once('end', () => {
      if (closed) return;
      taken.release(true);
      client = undefined;
      void takeAgain();
    });
  }
  async function takeAgain(): Promise<void> {
    while (!closed && client === undefined) await take().catch(() => pause(500, undefined, { ref: false }));
  }
  await take();
  return async () => {
    closed = true;
    client?.release(true);
  };
}
