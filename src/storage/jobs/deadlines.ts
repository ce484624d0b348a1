/** Requests whose time has come, a page at a time. Exact dates are the engine's matter. */
import type { Pool } from 'pg';
import type { Cutoffs, DueRequest } from '../../engine/model/store.js';
import { waitIsOver } from '../exchange/inbox.js';

/** What is under way is looked for in the small active view; the facts stand with the request. */
const underWay = 'open_request o join request r on r.id = o.request_id';
const found = `r.id::text as id, r.version`;

/**
 * Not decided, and asked for (or asked for again) before the cutoff of the partner, else of the library. By the date they are
 * needed by: those whose date in UTC has come, of which the library's own day may have still to pass.
 */
export async function undecidedLending(
  pool: Pool,
  states: readonly string[],
  cutoffs: Cutoffs,
  limit: number,
): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'undecided-lending',
    text: `with cut as (select r.id, r.version, r.partner_code, r.created_at, r.facts ->> 'askedAgainAt' as again,
          case when $2::jsonb ? r.partner_code then ($2::jsonb ->> r.partner_code)::timestamptz else $3::timestamptz end as cutoff
        from ${underWay} where o.side = 'lending' and o.state = any($1) and r.facts ->> 'clockStopped' is distinct from 'expire')
      select r.id::text as id, r.version from cut r
      where (r.created_at <= r.cutoff and (r.again is null or r.again <= to_char(r.cutoff at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')))
        or (r.partner_code = any($5) and exists (select from citation c
          where c.request_id = r.id and left(c.service ->> 'needBeforeDate', 10) <= $6))
      order by r.id limit $4`,
    values: [
      ...[[...states], JSON.stringify(cutoffs.partners), cutoffs.all ?? null, limit],
      ...[cutoffs.byInterest?.partners ?? [], cutoffs.byInterest?.today ?? ''],
    ],
  });
  return result.rows;
}

/** Due back before now, and no overdue message sent yet, or the last one sent before the cutoff of the partner, else of the library. */
export async function overdueLending(
  pool: Pool,
  states: readonly string[],
  now: Date,
  cutoffs: Cutoffs,
  limit: number,
): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'overdue-lending',
    text: `select ${found} from ${underWay}
      where o.side = 'lending' and o.due_date < $2 and o.state = any($1)
        and r.facts ->> 'clockStopped' is distinct from 'sendOverdue'
        and (r.state <> 'overdue' or r.facts ->> 'overdueSentAt' is null or r.facts ->> 'overdueSentAt' <=
          to_char((case when $3::jsonb ? r.partner_code then ($3::jsonb ->> r.partner_code)::timestamptz else $4::timestamptz end)
            at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by r.due_date, r.id limit $5`,
    values: [[...states], now, JSON.stringify(cutoffs.partners), cutoffs.all ?? null, limit],
  });
  return result.rows;
}

/** Copies that were sent on paper before then, and whose borrower has not confirmed that they came. */
export async function unconfirmedCopies(pool: Pool, sentBefore: Date, limit: number): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'unconfirmed-copies',
    text: `select ${found} from ${underWay}
      where o.side = 'lending' and o.state = 'shippedPhysically' and r.service_type = 'Copy' and r.facts ->> 'shippedAt' < $1
      order by r.id limit $2`,
    values: [sentBefore.toISOString(), limit],
  });
  return result.rows;
}

/** Conditional, with a date to reply that is past, or so near that the borrower is to be reminded. */
export async function unansweredConditions(
  pool: Pool,
  now: Date,
  remindBefore: Date,
  limit: number,
): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'unanswered-conditions',
    text: `select ${found} from ${underWay}
      where o.side = 'lending' and o.state = 'conditional' and r.facts ->> 'retryBefore' <= $2
        and case when r.facts ->> 'retryBefore' < $1 then r.facts ->> 'replyByPassed' is distinct from r.facts ->> 'retryBefore'
          else r.facts ->> 'replyByReminded' is distinct from r.facts ->> 'retryBefore' end
      order by r.id limit $3`,
    values: [now.toISOString(), remindBefore.toISOString(), limit],
  });
  return result.rows;
}

/** Waiting to ask again, and the day that the lender named has passed. */
export async function retriesDue(pool: Pool, now: Date, limit: number): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'retries-due',
    text: `select ${found} from ${underWay}
      where o.side = 'borrowing' and o.state = 'retryLater' and r.facts ->> 'retryAfter' < $1
        and r.facts ->> 'clockStopped' is distinct from 'askAgain'
      order by r.id limit $2`,
    values: [now.toISOString(), limit],
  });
  return result.rows;
}

/** Open, and before one of these partners, which has not been asked. */
export async function unsentBefore(pool: Pool, partners: readonly string[], limit: number): Promise<DueRequest[]> {
  const result = await pool.query<{ id: string; version: number }>({
    name: 'unsent-before',
    text: `select ${found} from ${underWay} join conversation c on c.request_id = r.id and c.position = r.active_position
      where o.side = 'borrowing' and o.partner_code = any($1)
        and c.state = 'listed' and c.requesting_agency_request_id is null
      order by r.id limit $2`,
    values: [[...partners], limit],
  });
  return result.rows;
}

const isUndelivered = `o.kind = 'request' and o.summary <> 'Reminder' and o.status in ('pending', 'held')`;

/** Whether a request has not got out for a minute, or a message that came early has waited long enough. */
export async function areDeadlinesDue(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ due: boolean }>({
    name: 'deadlines-due',
    text: `select exists (select from outbound_message o where ${isUndelivered} and o.created_at <= now() - interval '1 minute')
      or exists (select from inbound_message i where i.outcome = 'waiting' and ${waitIsOver}) as due`,
  });
  return rows[0]?.due === true;
}

/** Borrowing requests whose message has not got out since before then, with whose they are; `after`: the last row of the page before. */
export async function undeliveredRequests(
  pool: Pool,
  createdBefore: Date,
  limit: number,
  after = '0',
): Promise<{ outboundId: string; requestId: string; owner?: string; createdAt: Date }[]> {
  const result = await pool.query<{ outboundId: string; requestId: string; owner: string | null; createdAt: Date }>({
    name: 'undelivered-requests',
    text: `select o.id::text as "outboundId", o.request_id::text as "requestId", r.owner_library as owner,
        o.created_at as "createdAt" from outbound_message o join request r on r.id = o.request_id
      where ${isUndelivered} and o.created_at <= $1 and o.id > $3
      order by o.id limit $2`,
    values: [createdBefore, limit, after],
  });
  return result.rows.map(({ owner, ...row }) => (owner === null ? row : { ...row, owner }));
}
