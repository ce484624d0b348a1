/** What is kept of messages for a time only. History, and what an open request may still need, stays. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';

/** In days; 0 is for ever. */
export interface KeptFor {
  bodyDays: number;
  refusedDays: number;
  attemptDays: number;
  mailDays: number;
}
export interface MessagesForgotten {
  bodies: number;
  refused: number;
  quarantined: number;
  attempts: number;
  mails: number;
  calls: number;
}

/** How far back a night looks at texts: what was open then may be over now. On the first day of a month it looks at all. */
const lookBackDays = 40;
/** Calls to other systems are kept for so long, sent or not; the page of webhooks says so. */
const callDays = 30;
const dayMs = 86_400_000;
/** A breath between two pieces, in which messages go first. */
const breathMs = 10;

/** Removes what is older than it is kept, so many rows a piece, each piece a transaction of its own. */
export async function forgetMessages(
  pool: Pick<Pool, 'query'>,
  kept: KeptFor,
  now: Date,
  piece = 1_000,
): Promise<MessagesForgotten> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const forgotten: MessagesForgotten = { bodies: 0, refused: 0, quarantined: 0, attempts: 0, mails: 0, calls: 0 };
  if (kept.bodyDays > 0) {
    const until = before(kept.bodyDays);
    const since = now.getUTCDate() === 1 ? new Date(0) : before(kept.bodyDays + lookBackDays);
    for (const { table, at, forget } of texts)
      forgotten.bodies += await piecewise(pool, { table, at, forget, since, until }, piece);
  }
  if (kept.refusedDays > 0) {
    const until = before(kept.refusedDays);
    forgotten.refused = await untilNone(pool, refused, until, piece);
    forgotten.quarantined = await untilNone(pool, quarantined, until, piece);
    await untilNone(pool, linesRefused, until, piece);
  }
  forgotten.calls = await untilNone(pool, callsOver, before(callDays), piece);
  await untilNone(pool, systemTexts, before(callDays), piece);
  if (kept.attemptDays > 0)
    forgotten.attempts = await piecewise(
      pool,
      {
        table: 'delivery_attempt',
        at: 'opened_at',
        forget: attempts,
        since: new Date(0),
        until: before(kept.attemptDays),
      },
      piece,
    );
  if (kept.mailDays > 0)
    forgotten.mails = await piecewise(
      pool,
      { table: 'mail', at: 'created_at', forget: mails, since: new Date(0), until: before(kept.mailDays) },
      piece,
    );
  return forgotten;
}

/** Of a request that is over, and was over then already; or of none. */
const isOver = `not exists (select from request r where r.id = m.request_id and (r.closed_at is null or r.closed_at >= $3))`;

/** Ids of a piece, from $1 to before $2, and the moment $3 up to which is forgotten. */
const texts = [
  {
    table: 'inbound_message',
    at: 'received_at',
    forget: `update inbound_message m set raw = '' where m.id >= $1 and m.id < $2 and m.received_at < $3
      and octet_length(m.raw) > 0 and m.outcome <> 'waiting' and ${isOver}`,
  },
  {
    table: 'outbound_message',
    at: 'created_at',
    // What was stopped may be sent again by hand.
    forget: `update outbound_message m set body = '' where m.id >= $1 and m.id < $2 and m.created_at < $3
      and m.body <> '' and m.status in ('delivered', 'withdrawn') and ${isOver}`,
  },
] as const;

const attempts = `delete from delivery_attempt a where a.id >= $1 and a.id < $2 and a.opened_at < $3 and a.closed_at is not null
  and exists (select from outbound_message m where m.id = a.message_id and m.status in ('delivered', 'withdrawn', 'refused', 'dead'))
  and exists (select from delivery_attempt later where later.partner_code = a.partner_code and later.id > a.id)`;

const mails = `update mail m set text = '', html = null, attachments = null where m.id >= $1 and m.id < $2 and m.created_at < $3
  and m.text <> '' and m.status in ('sent', 'failed', 'withdrawn')`;

const refused = `delete from inbound_message where id in (
  select m.id from inbound_message m where m.outcome = 'refused' and m.received_at < $1 and (m.request_id is null
    or exists (select from request r where r.id = m.request_id and r.closed_at is not null))
  order by m.id limit $2)`;
const quarantined = `delete from quarantine where id in (
  select q.id from quarantine q where q.received_at < $1 order by q.id limit $2)`;

const linesRefused = `delete from csv_import_line where id in (
  select l.id from csv_import_line l where l.refused_at < $1 order by l.id limit $2)`;

const callsOver = `delete from outbound_call where id in (
  select c.id from outbound_call c where c.created_at < $1 and not (c.status = 'sending' and c.lease_until > now())
    and (c.kind <> 'librarySystem' or (c.status in ('delivered', 'byHand', 'notNeeded', 'withdrawn')
      and not exists (select from request r where r.id = c.request_id and (r.closed_at is null or r.closed_at >= $1))))
  order by c.id limit $2)`;

/** What was sent to a library’s system and what it answered. That it was called stays with the request, whose later calls go by it. */
const systemTexts = `update outbound_call set answer = answer - array['text', 'sent'] where id in (
  select c.id from outbound_call c where c.kind = 'librarySystem' and c.created_at < $1 and c.answer ?| array['text', 'sent']
  order by c.id limit $2)`;

async function untilNone(pool: Pick<Pool, 'query'>, text: string, until: Date, piece: number): Promise<number> {
  for (let gone = 0; ; await pause(breathMs)) {
    const { rowCount } = await pool.query(text, [until, piece]);
    gone += rowCount ?? 0;
    if ((rowCount ?? 0) < piece) return gone;
  }
}

interface Stretch {
  table: string;
  /** The column with the time of a row, which rises with its id. */
  at: string;
  forget: string;
  since: Date;
  until: Date;
}

async function piecewise(pool: Pick<Pool, 'query'>, stretch: Stretch, piece: number): Promise<number> {
  const first = await firstSince(pool, stretch, stretch.since);
  const end = await firstSince(pool, stretch, stretch.until);
  let gone = 0;
  for (let from = first; from < end; from += piece) {
    const { rowCount } = await pool.query(stretch.forget, [from, Math.min(from + piece, end), stretch.until]);
    gone += rowCount ?? 0;
    if (rowCount) await pause(breathMs);
  }
  return gone;
}

/** The lowest id of that time or later, found by halves: no index on the time is needed. */
async function firstSince(pool: Pick<Pool, 'query'>, { table, at }: Stretch, time: Date): Promise<number> {
  const { rows: ends } = await pool.query<{ low: number; high: number }>(
    `select coalesce(min(id), 0)::float8 as low, coalesce(max(id), -1)::float8 + 1 as high from ${table}`,
  );
  let { low, high } = ends[0] ?? { low: 0, high: 0 };
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { rows } = await pool.query<{ id: number; late: boolean }>(
      `select t.id::float8 as id, ${at} >= $2 as late from ${table} t where t.id >= $1 order by t.id limit 1`,
      [middle, time],
    );
    if (!rows[0] || rows[0].late) high = middle;
    else low = rows[0].id + 1;
  }
  return low;
}
