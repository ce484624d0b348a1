/** Borrowing requests that a lender keeps waiting, each found by the index of the wait, the longest first. */
import type { Pool } from 'pg';
import type { Cutoffs, DueRequest } from '../engine/store.js';

const cutoff = `to_char((case when $2::jsonb ? r.partner_code then ($2::jsonb ->> r.partner_code)::timestamptz else $3::timestamptz end)
  at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The index reads from here back; the exact cutoff of each partner is checked on what it finds. */
const latest = `to_char((select max(c::timestamptz) from (select $3::text as c union all select value from jsonb_each_text($2::jsonb)) as cuts)
  at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The states of the index; the states asked for are among them. */
const waiting = `r.side = 'borrowing' and r.state in ('requestSent', 'requestAccepted', 'willSupply') and r.state = any($1)`;
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
  const result = await pool.query({
    name: 'unclaimed-borrowing',
    text: `select r.id::text as id, r.version from request r
      where ${waiting} and r.facts ->> 'waitingSince' <= ${latest}
        and coalesce(r.facts ->> 'claimedAt', r.facts ->> 'waitingSince') <= ${cutoff}
        and coalesce((r.facts ->> 'claims')::integer, 0) < $4 and r.facts ->> 'clockStopped' is distinct from 'askStatus'
        and not ${undelivered()}
      order by r.facts ->> 'waitingSince', r.id limit $5`,
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
  const result = await pool.query({
    name: 'unsupplied-borrowing',
    text: `select r.id::text as id, r.version from request r
      where ${waiting} and r.facts ->> 'waitingSince' <= ${latest} and r.facts ->> 'waitingSince' <= ${cutoff}
        and coalesce(r.facts ->> 'expectedDeliveryDate', '') < $4
        and coalesce(r.facts ->> 'clockStopped', '') not in ('reject', 'rejectLast')
        and not ${undelivered(` and o.kind = 'request' and o.summary <> 'Reminder'`)}
      order by r.facts ->> 'waitingSince', r.id limit $5`,
    values: [[...states], ...both(cutoffs), now.toISOString(), limit],
  });
  return result.rows;
}

const both = ({ all, partners }: Cutoffs): [string, string | null] => [
  JSON.stringify(partners),
  all?.toISOString() ?? null,
];
