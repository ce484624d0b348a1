import type { Pool, PoolClient } from 'pg';
import type { Actor } from '../../engine/model/actor.js';
import type { ReplayStore } from '../../engine/sending/replay.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';

const noSuchMessage = { reason: message('refusedMessage.none') };

/** A first request to a partner that was passed over meanwhile: sent now it would make two lenders pack. */
const isOvertaken = `(summary = 'Request' and exists (
  select 1 from conversation c where c.id = outbound_message.conversation_id and c.state in ('passed', 'ended')))`;

/** The mark that asked staff to look at this message. */
async function closeMark(client: PoolClient, requestId: string, id: string, { name }: Actor): Promise<void> {
  await client.query(
    `with done as (
      update attention set closed_at = now(), closed_by = $3
      where request_id = $1 and closed_at is null and facts ->> 'message' = $2 returning id),
    counted as (
      update request set attention_count = attention_count - (select count(*) from done)
      where id = $1 and exists (select 1 from done) returning id, side, version, state, attention_count)
    insert into request_change (request_id, side, version, state, attention_count, event, actor)
    select id, side, version, state, attention_count, 'message.replayed', $3 from counted`,
    [requestId, id, name],
  );
}

export function createReplayStore(pool: Pool): ReplayStore {
  return {
    stopped: async (selection, limit) => {
      const result = await pool.query<{ id: string }>(
        `select id::text from outbound_message where status in ('refused', 'held', 'dead')
          and ($1::text is null or partner_code = $1) and ($2::timestamptz is null or created_at >= $2)
          order by outbound_message.id limit $3`,
        [selection.partner ?? null, selection.since ?? null, limit],
      );
      return result.rows.map((row) => row.id);
    },
    reopen: async (id, actor) => {
      if (!isRowId(id)) return noSuchMessage;
      const client = await pool.connect();
      try {
        await client.query('begin');
        const owner = await client.query<{ id: string }>(
          `select r.id from request r where r.id = (select request_id from outbound_message where id = $1) for update`,
          [id],
        );
        if (owner.rowCount === 0) {
          await client.query('rollback');
          return noSuchMessage;
        }
        const opened = await client.query<{ request_id: string; conversation_id: string; summary: string }>(
          `update outbound_message set status = 'pending', next_attempt_at = now(), attempts_finished = 0, crashes = 0,
            settled_at = null, outcome = null, created_at = created_at
          where id = $1 and status in ('refused', 'held', 'dead') and not ${isOvertaken} returning request_id, conversation_id, summary`,
          [id],
        );
        const row = opened.rows[0];
        if (row) await closeMark(client, row.request_id, id, actor);
        if (row)
          await client.query(
            `insert into history (request_id, conversation_id, actor_kind, actor, event, facts)
            values ($1, $2, $3, $4, 'delivery.replayed', $5)`,
            [row.request_id, row.conversation_id, actor.kind, actor.name, JSON.stringify({ message: row.summary, id })],
          );
        const overtaken =
          !row && (await client.query(`select from outbound_message where id = $1 and ${isOvertaken}`, [id]));
        await client.query(row ? 'commit' : 'rollback');
        if (row) return 'reopened';
        return overtaken && overtaken.rowCount === 1
          ? { reason: message('refusedMessage.goneOn') }
          : { reason: message('refusedMessage.notWaiting') };
      } catch (error) {
        await client.query('rollback').catch(() => {});
        throw error;
      } finally {
        client.release();
      }
    },
  };
}
