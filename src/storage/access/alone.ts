/** One at a time, in all processes: a lock of PostgreSQL that ends with its session. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { AccessStore } from '../../engine/access/ports.js';

/** How often it is tried, and how long in between (milliseconds): no connection is held while waiting. */
const tries = 20;
const pauseMs = 100;

export const createAlone =
  (pool: Pool): AccessStore['alone'] =>
  async (name, work) => {
    for (let count = 0; count < tries; count += 1) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        const { rows } = await client.query<{ got: boolean }>(
          `select pg_try_advisory_lock(hashtextextended($1, 0)) as got`,
          [`interlend alone ${name}`],
        );
        if (rows[0]?.got) {
          try {
            await work();
            return 'done';
          } finally {
            await client
              .query<{ pg_advisory_unlock: boolean }>('select pg_advisory_unlock(hashtextextended($1, 0))', [
                `interlend alone ${name}`,
              ])
              .catch((failure: Error) => {
                // A connection whose lock is not known to be gone is not used again.
                broken = failure;
              });
          }
        }
      } finally {
        client.release(broken);
      }
      await pause(pauseMs);
    }
    return 'busy';
  };
