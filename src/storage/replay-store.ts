import type { Pool } from 'pg';
import type { ReplayStore } from '../engine/replay.js';

export function createReplayStore(pool: Pool): ReplayStore {
  return {
    stopped: async (selection, limit) => {
      const result = await pool.query(
        `select id::text from outbound_message where status in ('refused', 'held', 'dead')
          and ($1::text is null or partner_code = $1) and ($2::timestamptz is null or created_at >= $2) order by id limit $3`,
        [selection.partner ?? null, selection.since ?? null, limit],
      );
      return result.rows.map((row) => row.id);
    },
    reopen: async (id, actor) => {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const owner = await client.query(
          `select r.id from request r where r.id = (select request_id from outbound_message where id = $1) for update`,
          [id],
        );
        if (owner.rowCount === 0) {
          await client.query('rollback');
          return { reason: 'There is no such message.' };
        }
        const opened = await client.query(
          `update outbound_message set status = 'pending', next_attempt_at = now(), attempts_finished = 0, crashes = 0,
            settled_at = null, outcome = null, created_at = created_at
          where id = $1 and status in ('refused', 'held', 'dead') returning request_id, conversation_id, summary`,
          [id],
        );
        const row = opened.rows[0];
        if (row)
          await client.query(
            `insert into history (request_id, conversation_id, actor_kind, actor, event, facts)
            values ($1, $2, $3, $4, 'delivery.replayed', $5)`,
            [row.request_id, row.conversation_id, actor.kind, actor.name, JSON.stringify({ message: row.summary, id })],
          );
        await client.query(row ? 'commit' : 'rollback');
        return row ? 'reopened' : { reason: 'It is delivered, withdrawn, or on its way.' };
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
  };
}
