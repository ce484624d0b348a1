/** Messages both ways as they travelled, with what became of them. */
import type { Pool } from 'pg';
import type { AttemptEntry, MessageDetail, MessageEntry } from '../../contract/exchange-views.js';
import type { Page } from '../../engine/model/actor.js';
import type { MessageFilter } from '../../engine/model/messages.js';
import { isRowId } from '../database/row-id.js';
import { wordingOf } from '../database/wording-text.js';
import { ofOwnedRequests } from './request-conditions.js';

/**
 * Newest first. Ids rise with time on each side, and are indexed; the two sides are merged by time. A page key says how
 * far each side was read, `120-87`, so that no row is shown twice or left out however many come in meanwhile.
 */
export async function listMessages(pool: Pool, filter: MessageFilter): Promise<Page<MessageEntry>> {
  if (filter.request !== undefined && !isRowId(filter.request)) return { items: [] };
  const [, out, inn] = /^(\d{0,18})-(\d{0,18})$/.exec(filter.after ?? '') ?? [];
  const [sent, came] = await Promise.all([
    filter.direction === 'in' ? [] : read(pool, outbound, filter, out),
    filter.direction === 'out' ? [] : read(pool, inbound, filter, inn),
  ]);
  const rows = merged(sent, came).slice(0, filter.limit);
  const items = rows.map(entryOf);
  if (rows.length === sent.length + came.length) return { items };
  const lastOf = (direction: string) => rows.findLast((row) => row.direction === direction)?.id;
  return { items, next: `${lastOf('out') ?? out ?? ''}-${lastOf('in') ?? inn ?? ''}` };
}

/** What the request is about: rows of a page only, so that each costs two look-ups by key. */
const about = `(select r.external_id from request r where r.id = m.request_id) as "externalId",
    (select coalesce(c.bibliographic ->> 'titleOfComponent', c.title) from citation c where c.request_id = m.request_id) as title`;

interface Source {
  columns: string;
  table: string;
  status: string;
  /** What a status can be; anything else has no rows. Written out, so that partial indexes serve. */
  statuses: readonly string[];
}

const outbound: Source = {
  columns: `'out' as direction, m.id, m.partner_code as partner, m.request_id as "requestId", m.kind, m.summary, m.status,
    m.iso_version as "isoVersion", m.created_at as at, m.settled_at as "settledAt", m.attempts_started as attempts,
    case when m.status = 'pending' and m.waits_for_calls is null then m.next_attempt_at end as "nextAttemptAt", m.outcome, ${about}`,
  table: 'outbound_message',
  status: 'status',
  statuses: ['pending', 'sending', 'delivered', 'refused', 'held', 'dead', 'withdrawn'],
};
const inbound: Source = {
  columns: `'in' as direction, m.id, m.partner_code as partner, m.request_id as "requestId", m.kind, m.summary, m.outcome as status,
    m.iso_version as "isoVersion", m.received_at as at, m.outcome_reason as outcome, m.repeat_count as "repeatCount", ${about}`,
  table: 'inbound_message',
  status: 'outcome',
  statuses: ['applied', 'not-applied', 'waiting', 'refused'],
};

async function read(pool: Pool, source: Source, filter: MessageFilter, before: string | undefined): Promise<Row[]> {
  if (filter.status !== undefined && !source.statuses.includes(filter.status)) return [];
  const values: unknown[] = [filter.limit + 1];
  const is = (column: string, operator: string, value: string | undefined) =>
    value ? [`m.${column} ${operator} $${values.push(value)}`] : [];
  const conditions = [
    ...is('request_id', '=', filter.request),
    ...is('partner_code', '=', filter.partner),
    ...is('kind', '=', filter.kind),
    ...is('id', '<', before),
    ...ofOwnedRequests('m.request_id', filter.owners, (value) => `$${values.push(value)}`),
    ...(filter.status ? [`m.${source.status} = '${filter.status}'`] : []),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const text = `select ${source.columns} from ${source.table} m ${where} order by m.id desc limit $1`;
  return (await pool.query<Row>(text, values)).rows;
}

/** The later of the two heads each time: each side stays in its own order. */
function merged(sent: readonly Row[], came: readonly Row[]): Row[] {
  const rows: Row[] = [];
  let [out, inn] = [0, 0];
  for (;;) {
    const [ours, theirs] = [sent[out], came[inn]];
    if (ours && (!theirs || ours.at > theirs.at)) {
      rows.push(ours);
      out += 1;
    } else if (theirs) {
      rows.push(theirs);
      inn += 1;
    } else return rows;
  }
}

export async function readMessage(pool: Pool, direction: 'in' | 'out', id: string): Promise<MessageDetail | undefined> {
  if (!isRowId(id)) return undefined;
  return direction === 'out' ? readOutbound(pool, id) : readInbound(pool, id);
}

/** One statement, so that a message that is being settled is never read as still on its way with a try that has ended. */
async function readOutbound(pool: Pool, id: string): Promise<MessageDetail | undefined> {
  const result = await pool.query<Row & { xml: string; tries: object[] }>(
    `select ${outbound.columns}, m.body as xml, coalesce(a.tries, '[]') as tries
    from outbound_message m
    cross join lateral (
      select json_agg(json_build_object('number', number, 'openedAt', opened_at, 'closedAt', closed_at,
        'instance', instance, 'address', address, 'httpStatus', http_status, 'class', class, 'reason', reason,
        'answerPrefix', answer_prefix, 'durationMs', duration_ms) order by a.id) as tries
      from delivery_attempt a where a.message_id = m.id) a
    where m.id = $1`,
    [id],
  );
  const row = result.rows[0];
  if (!row) return undefined;
  return { ...entryOf(row), xml: row.xml, attemptLog: row.tries.map(attemptOf) };
}

async function readInbound(pool: Pool, id: string): Promise<MessageDetail | undefined> {
  const result = await pool.query<
    Row & { raw: Buffer; confirmation: string } & Pick<MessageDetail, 'tolerances'> & {
        verdict: MessageDetail['schemaVerdict'];
      }
  >(
    `select ${inbound.columns}, m.raw, m.confirmation, m.verdict, m.tolerances from inbound_message m where m.id = $1`,
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

/** What the columns of either side answer with; what only one side has is optional. */
interface Row {
  direction: MessageEntry['direction'];
  id: string;
  partner: string;
  requestId: string | null;
  kind: string;
  summary: string;
  status: string;
  isoVersion: MessageEntry['isoVersion'];
  at: Date;
  outcome: string | null;
  externalId: string | null;
  title: string | null;
  settledAt?: Date | null;
  attempts?: number;
  nextAttemptAt?: Date | null;
  repeatCount?: number;
}
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
    outcome: wordingOf(row.outcome),
    repeatCount: row.repeatCount ?? undefined,
    externalId: row.externalId ?? undefined,
    title: row.title ?? undefined,
  };
}

const times = new Set(['openedAt', 'closedAt']);

/** A try out of JSON: its times are text there. */
function attemptOf(row: object): AttemptEntry {
  return Object.fromEntries(
    Object.entries(row as Record<string, string>)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [
        name,
        times.has(name) ? new Date(value).toISOString() : name === 'reason' ? wordingOf(value) : value,
      ]),
  ) as unknown as AttemptEntry;
}
