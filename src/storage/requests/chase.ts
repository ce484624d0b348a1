/** Borrowing requests that a lender keeps waiting, the longest first. */
import type { Pool } from 'pg';
import type { Cutoffs, DueRequest } from '../../engine/model/store.js';

const cutoff = `to_char((case when $2::jsonb ? r.partner_code then ($2::jsonb ->> r.partner_code)::timestamptz else $3::timestamptz end)
  at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Waits from here back are looked at; the exact cutoff of each partner is checked on what it finds. */
const latest = `to_char((select max(c::timestamptz) from (select $3::text as c union all select value from jsonb_each_text($2::jsonb)) as cuts)
  at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** Found in the small active view. */
const waiting = `o.side = 'borrowing' and o.state in ('requestSent', 'requestAccepted', 'willSupply') and o.state = any($1)
        and o.waiting_since <= ${latest}`;
/** A message that is still to be delivered is no reason to chase: what becomes of it is the matter of delivery. */
const undelivered = (kind = '') => `exists (select from outbound_message o
  where o.request_id = r.id and o.partner_code = r.partner_code and o.status in ('pending', 'sending', 'held')${kind})`;

/** Asked, or claimed last, before the cutoff, and claimed less often than the most. */
export async function unclaimedBorrowing(
  pool: Pool,
  states: readonly string[],
  cutoffs: Cutoffs,
  most: number,
  limit: number,
): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'unclaimed-borrowing',
    text: `select r.id::text as id, r.version from open_request o join request r on r.id = o.request_id
      where ${waiting}
        and coalesce(r.facts ->> 'claimedAt', o.waiting_since) <= ${cutoff}
        and coalesce((r.facts ->> 'claims')::integer, 0) < $4 and r.facts ->> 'clockStopped' is distinct from 'askStatus'
        and not ${undelivered()}
      order by o.waiting_since, r.id limit $5`,
    values: [[...states], ...both(cutoffs), most, limit],
  });
  return result.rows;
}

/** Asked or promised before the cutoff; a date of delivery that the lender named is past. */
export async function unsuppliedBorrowing(
  pool: Pool,
  states: readonly string[],
  now: Date,
  cutoffs: Cutoffs,
  limit: number,
): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'unsupplied-borrowing',
    text: `select r.id::text as id, r.version from open_request o join request r on r.id = o.request_id
      where ${waiting} and o.waiting_since <= ${cutoff}
        and coalesce(r.facts ->> 'expectedDeliveryDate', '') < $4
        and coalesce(r.facts ->> 'clockStopped', '') not in ('reject', 'rejectLast')
        and not ${undelivered(` and o.kind = 'request' and o.summary <> 'Reminder'`)}
      order by o.waiting_since, r.id limit $5`,
    values: [[...states], ...both(cutoffs), now.toISOString(), limit],
  });
  return result.rows;
}

const both = ({ all, partners }: Cutoffs): [string, string | null] => [
  JSON.stringify(partners),
  all?.toISOString() ?? null,
];
