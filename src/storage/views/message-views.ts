/** Messages both ways as they travelled, with what became of them. */
import type { Pool } from 'pg';
import type { AttemptEntry, MessageDetail, MessageEntry, MessageFilter, Page } from '../../engine/ports.js';
import { pageOf } from './page.js';

/** Newest first by time; the page key is `time|direction|id`. */
export async function listMessages(pool: Pool, filter: MessageFilter): Promise<Page<MessageEntry>> {
  const [time, direction, id] = filter.after?.split('|') ?? [];
  const result = await pool.query(
    `select * from (
      (select 'out' as direction, o.id, o.partner_code as partner, o.request_id as "requestId", o.kind, o.summary, o.status,
        o.iso_version as "isoVersion", o.created_at as at, o.settled_at as "settledAt", o.attempts_started as attempts,
        case when o.status = 'pending' then o.next_attempt_at end as "nextAttemptAt", o.outcome, null::int as "repeatCount"
      from outbound_message o
      where ($1::bigint is null or o.request_id = $1) and ($2::text is null or o.partner_code = $2)
        and ($3::text is null or $3 = 'out') and ($4::text is null or o.status = $4)
        and ($5::timestamptz is null or (o.created_at, 'out', o.id) < ($5, $6, $7::bigint))
      order by ${order('o')} limit $8)
      union all
      (select 'in', i.id, i.partner_code, i.request_id, i.kind, i.summary, i.outcome, i.iso_version, i.received_at, null, null, null,
        i.outcome_reason, i.repeat_count
      from inbound_message i
      where ($1::bigint is null or i.request_id = $1) and ($2::text is null or i.partner_code = $2)
        and ($3::text is null or $3 = 'in') and ($4::text is null or i.outcome = $4)
        and ($5::timestamptz is null or (i.received_at, 'in', i.id) < ($5, $6, $7::bigint))
      order by ${order('i')} limit $8)) m
    order by at desc, direction desc, id desc limit $8`,
    [
      filter.request ?? null,
      filter.partner ?? null,
      filter.direction ?? null,
      filter.status ?? null,
      time ?? null,
      direction ?? null,
      id ?? null,
      filter.limit + 1,
    ],
  );
  return pageOf(result.rows.map(entryOf), filter.limit, (each) => `${each.at}|${each.direction}|${each.id}`);
}

/** Ids rise with time on each side, and are indexed; times alone are not. */
const order = (table: string) => `${table}.id desc`;

export async function readMessage(pool: Pool, direction: 'in' | 'out', id: string): Promise<MessageDetail | undefined> {
  return direction === 'out' ? readOutbound(pool, id) : readInbound(pool, id);
}

async function readOutbound(pool: Pool, id: string): Promise<MessageDetail | undefined> {
  const result = await pool.query(
    `select 'out' as direction, o.id, o.partner_code as partner, o.request_id as "requestId", o.kind, o.summary, o.status,
      o.iso_version as "isoVersion", o.created_at as at, o.settled_at as "settledAt", o.attempts_started as attempts,
      case when o.status = 'pending' then o.next_attempt_at end as "nextAttemptAt", o.outcome, o.body as xml
    from outbound_message o where o.id = $1`,
    [id],
  );
  const row = result.rows[0];
  if (!row) return undefined;
  const attempts = await pool.query(
    `select number, opened_at as "openedAt", closed_at as "closedAt", instance, address, http_status as "httpStatus", class,
      reason, answer_prefix as "answerPrefix", duration_ms as "durationMs"
    from delivery_attempt where message_id = $1 order by id`,
    [id],
  );
  return { ...entryOf(row), xml: row.xml, attemptLog: attempts.rows.map(attemptOf) };
}

async function readInbound(pool: Pool, id: string): Promise<MessageDetail | undefined> {
  const result = await pool.query(
    `select 'in' as direction, i.id, i.partner_code as partner, i.request_id as "requestId", i.kind, i.summary, i.outcome as status,
      i.iso_version as "isoVersion", i.received_at as at, i.outcome_reason as outcome, i.repeat_count as "repeatCount", i.raw,
      i.confirmation, i.verdict, i.tolerances
    from inbound_message i where i.id = $1`,
    [id],
  );
  const row = result.rows[0];
  if (!row) return undefined;
  return {
    ...entryOf(row),
    xml: textOf(row.raw),
    confirmationXml: row.confirmation,
    schemaVerdict: row.verdict,
    tolerances: row.tolerances,
  };
}

/** Bytes as text for people: UTF-16 by its byte-order mark, else UTF-8, else Latin-1. */
function textOf(raw: Buffer): string {
  if (raw[0] === 0xff && raw[1] === 0xfe) return new TextDecoder('utf-16le').decode(raw);
  if (raw[0] === 0xfe && raw[1] === 0xff) return new TextDecoder('utf-16be').decode(raw);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return raw.toString('latin1');
  }
}

// biome-ignore lint/suspicious/noExplicitAny: raw rows of the queries above
type Row = any;
const iso = (time: Date | null | undefined): string | undefined => time?.toISOString();

function entryOf(row: Row): MessageEntry {
  return {
    id: String(row.id),
    direction: row.direction,
    partner: row.partner,
    requestId: row.requestId ? String(row.requestId) : undefined,
    kind: row.kind,
    summary: row.summary,
    status: row.status,
    isoVersion: row.isoVersion,
    at: row.at.toISOString(),
    settledAt: iso(row.settledAt),
    attempts: row.attempts ?? undefined,
    nextAttemptAt: iso(row.nextAttemptAt),
    outcome: row.outcome ?? undefined,
    repeatCount: row.repeatCount ?? undefined,
  };
}

function attemptOf(row: Row): AttemptEntry {
  return Object.fromEntries(
    Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
  ) as unknown as AttemptEntry;
}
