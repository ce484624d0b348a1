/** A database that was restored from a backup: its requests are in the state of that time. */
import type { Pool } from 'pg';
import type { Restored } from '../../engine/deadlines/ask-after-restore.js';
import { connectTo } from '../transfer/connect.js';

/**
 * How many numbers of requests are left out: those that were given after the backup are known to partners, who take a second
 * request under the same number for a mistake.
 */
const numbersLeftOut = 10_000;

/** Says in the database that it was restored, so that the node asks partners when it starts. */
export async function noteRestored(url: string, savedAt: string): Promise<void> {
  const client = await connectTo(url);
  try {
    await client.query('begin');
    await client.query(
      `insert into node_check (restored_at, saved_at) values (now(), $1)
        on conflict (only_row) do update set restored_at = now(), saved_at = $1`,
      [savedAt],
    );
    await client.query<{ setval: string }>(
      `select setval('external_id_number', nextval('external_id_number') + ${numbersLeftOut})`,
    );
    // What waited to be sent then was sent after the backup: the partner may have it.
    await client.query(`update outbound_message set ambiguous = true where status in ('pending', 'sending', 'held')`);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

/** What the job of the node reads and settles. */
export function createRestoredNotes(pool: Pool) {
  return {
    open: async (): Promise<Restored | undefined> => {
      const { rows } = await pool.query<{ restored: Date; saved: Date }>({
        name: 'restored-open',
        text: 'select restored_at as restored, saved_at as saved from node_check where restored_at is not null',
      });
      return rows[0] && { restoredAt: rows[0].restored.toISOString(), savedAt: rows[0].saved.toISOString() };
    },
    settle: async (): Promise<void> => {
      await pool.query('update node_check set restored_at = null');
    },
  };
}
