/** What goes out, as steps and staff find it: what can still be withdrawn or ended, and when something is due. */
import type { Pool, PoolClient } from 'pg';
import type { Wording } from '../../words/message.js';
import { onlyRow } from '../database/only-row.js';
import { wordingText } from '../database/wording-text.js';

/** Of the request `$1` a message named `$2` that did not go out, and cannot have, with nothing said after it. */
const withdrawable = `o.request_id = $1 and o.summary = $2 and o.status in ('pending', 'held') and not o.ambiguous and o.crashes = 0
        and not exists (select 1 from outbound_message later where later.conversation_id = o.conversation_id and later.seq > o.seq)`;

/** Locks the request's newest message of that name, unless it went out, may have, or more was said after it. */
export async function lockWithdrawable(
  client: PoolClient,
  requestId: string,
  summary: string,
): Promise<string | undefined> {
  const result = await client.query<{ id: string }>({
    name: 'lock-withdrawable',
    text: `select o.id::text from outbound_message o where ${withdrawable} order by o.id desc limit 1 for update of o`,
    values: [requestId, summary],
  });
  return result.rows[0]?.id;
}

/** Whether the request's newest message of that name could be withdrawn now. */
export async function isUnsaid(pool: Pick<Pool, 'query'>, requestId: string, summary: string): Promise<boolean> {
  const { rowCount } = await pool.query({
    name: 'is-unsaid',
    text: `select from outbound_message o where ${withdrawable} limit 1`,
    values: [requestId, summary],
  });
  return rowCount === 1;
}

/** Locks a row that nobody is sending; undefined when somebody is, or it is final. */
export async function lockUnsent(
  client: PoolClient,
  id: string,
): Promise<{ requestId: string; ambiguous: boolean; attempts: number } | undefined> {
  const result = await client.query<{ requestId: string; ambiguous: boolean; attempts: number }>({
    name: 'lock-unsent',
    text: `select request_id::text as "requestId", ambiguous or crashes > 0 or status = 'sending' as ambiguous, attempts_started as attempts from outbound_message
      where id = $1 and (status in ('pending', 'held') or (status = 'sending' and lease_until < now())) for update`,
    values: [id],
  });
  return result.rows[0];
}

/** Ends a row for good, by its lease when one is given. */
export async function settleOutbound(
  client: PoolClient,
  id: string,
  leaseToken: string | undefined,
  status: string,
  outcome: Wording,
): Promise<boolean> {
  const result = await client.query<{ id: string }>({
    name: 'end-outbound',
    text: `update outbound_message set status = $3, outcome = $4, settled_at = now(), lease_owner = null, lease_token = null,
        lease_until = null, attempts_finished = attempts_finished + case when $2::uuid is null then 0 else 1 end
      where id = $1 and ($2::uuid is null or lease_token = $2) returning id`,
    values: [id, leaseToken ?? null, status, wordingText(outcome)],
  });
  return result.rowCount === 1;
}

/** Makes what waits for another try due now; order per conversation is kept by the claim. */
export async function makeDueNow(pool: Pick<Pool, 'query'>, partnerCode: string): Promise<void> {
  await pool.query({
    name: 'make-due-now',
    text: `update outbound_message set next_attempt_at = now()
      where partner_code = $1 and status = 'pending' and next_attempt_at > now() and waits_for_calls is null`,
    values: [partnerCode],
  });
}

/**
 * For how long the oldest due row has waited. What waits for a partner that is not called now, or behind an earlier
 * message of its conversation, is not behind schedule.
 */
export async function oldestDueSeconds(pool: Pick<Pool, 'query'>): Promise<number> {
  const result = await pool.query<{ seconds: number }>({ name: 'oldest-due', text: `select ${oldestDue} as seconds` });
  return onlyRow(result).seconds;
}

export const oldestDue = `(select coalesce(extract(epoch from now() - min(m.next_attempt_at)), 0)::float8
  from partner_channel ch cross join lateral (
    select o.next_attempt_at from outbound_message o
    where o.partner_code = ch.partner_code and o.status in ('pending', 'sending') and o.status = 'pending'
      and o.next_attempt_at <= now() and not exists (select 1 from outbound_message e
        where e.conversation_id = o.conversation_id and e.seq < o.seq and e.status in ('pending', 'sending', 'held') offset 0)
    order by o.next_attempt_at, o.id limit 1) m
  where ch.state = 'closed' and ch.rate_per_second is null)`;

/** Seconds until the next row falls due; negative when one is overdue. */
export async function nextDueSeconds(pool: Pick<Pool, 'query'>): Promise<number | undefined> {
  const result = await pool.query<{ seconds: number | null }>({
    name: 'next-due',
    text: `select min(extract(epoch from
          case when ch.state = 'open' then ch.next_probe_at else m.next_attempt_at end - now()))::float8 as seconds
      from partner_channel ch cross join lateral (
        select o.next_attempt_at from outbound_message o
        where o.partner_code = ch.partner_code and o.status in ('pending', 'sending') and o.waits_for_calls is null
        order by o.next_attempt_at, o.id limit 1) m
      where ch.state in ('closed', 'open')`,
  });
  return result.rows[0]?.seconds ?? undefined;
}
