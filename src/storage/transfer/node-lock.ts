import type { Client } from 'pg';
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
