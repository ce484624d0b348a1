/** The log of mails, from the outbox itself: a mail that failed is put back into it to be sent again. */
import type { Pool } from 'pg';
import { folded } from '../../domain/fulfilment/titles.js';
import { isLetterCode, letterName } from '../../domain/letters/letters.js';
import { isMailAddress } from '../../domain/letters/mail-address.js';
import type { Actor, Page } from '../../engine/model/actor.js';
import type { LoggedMail, MailLogFilter, MailLogRecords } from '../../engine/model/local/mail-log.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import { message } from '../../words/message.js';
import { isRowId } from '../database/row-id.js';
import {
  beginnings,
  done,
  notNow,
  type RecordsContext,
  type Runner,
  recordView,
  unknown,
} from '../local-records/records-context.js';
import { namesOf } from '../views/names.js';
import { pageOf } from '../views/page.js';
import { ofOwnedRequests } from '../views/request-conditions.js';
import { requestsCalled } from '../views/request-search.js';

export const createMailLog = ({ client }: Pick<RecordsContext, 'client'>, order: Runner): MailLogRecords => ({
  list: (filter) => listMails(client, filter),
  read: (id, owners) => readMail(client, id, owners),
  again: (id, by, now, owners) => order((on) => sendAgain(on, id, by, now, owners)),
});

/** What is written to staff for their accounts is read by them alone. */
const isPrivate = `m.purpose = 'password'`;

const columns = `m.id::text, m.purpose, case m.status when 'sending' then 'waiting' else m.status end as status, m.created_at as "writtenAt",
  case when m.status in ('waiting', 'sending') then m.next_try_at else coalesce(m.done_at, m.created_at) end as at, m.tries,
  m.recipient as "patronEmail", m.recipient_name as "patronName", m.subject, l.code as letter, m.request_id::text as request, r.side,
  r.external_id as "externalId", coalesce(nullif(c.bibliographic ->> 'titleOfComponent', ''), c.title) as title, m.patron_id as patron,
  m.answer, m.answer_kind as "answerKind"`;
/** What they answer with. */
interface MailRow {
  id: string;
  purpose: string;
  status: string;
  writtenAt: Date;
  at: Date;
  tries: number;
  patronEmail: string;
  patronName: string | null;
  subject: string;
  letter: string | null;
  request: string | null;
  side: string | null;
  externalId: string | null;
  title: string | null;
  patron: string | null;
  answer: string | null;
  answerKind: string | null;
}
const tables = `from mail m left join letter l on l.id = m.letter_id left join request r on r.id = m.request_id
  left join citation c on c.request_id = m.request_id`;

async function listMails(client: Pick<Pool, 'query'>, filter: MailLogFilter): Promise<Page<LoggedMail>> {
  const { status, code, request, patron, q, from, until, owners, after, limit } = filter;
  if (after !== undefined && !isRowId(after)) return { items: [] };
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const wheres = ['true', ...ofOwners(owners, add)];
  if (status) wheres.push(status === 'waiting' ? `m.status in ('waiting', 'sending')` : `m.status = ${add(status)}`);
  if (code) wheres.push(`l.code = ${add(code)}`);
  if (request) wheres.push(`m.request_id = (${requestNamed(request, add)})`);
  if (patron) wheres.push(`m.patron_id = ${add(patron)}`);
  if (from) wheres.push(...since(add(from)));
  if (until) wheres.push(`m.created_at <= ${add(until)}`);
  if (q?.trim()) {
    const found = await foundBy(client, q.trim(), add);
    if (!found) return { items: [] };
    wheres.push(found);
  }
  if (after) wheres.push(`m.id < ${add(after)}`);
  const { rows } = await client.query<MailRow>(
    `select ${columns} ${tables} where ${wheres.join(' and ')} order by m.id desc limit ${add(limit + 1)}`,
    values,
  );
  return pageOf(rows.map(mailView), limit, ({ id }) => id);
}

/** Ids rise with time, but for transactions side by side: the log is read back to that moment and no further. */
const since = (from: string): string[] => [
  `m.created_at >= ${from}`,
  `m.id >= coalesce((select id from mail where created_at >= ${from}::timestamptz - interval '1 hour' order by created_at limit 1), 0)`,
];

/** Words of recipient and subject from their beginnings, as an index has them, or the id of a request. */
async function foundBy(
  client: Pick<Pool, 'query'>,
  q: string,
  add: (value: unknown) => string,
): Promise<string | undefined> {
  const ids = await requestsCalled(client, q, 'externalId');
  const words = beginnings(folded(q));
  const ways = [
    ...(words ? [`${mailWords} @@ to_tsquery('simple', ${add(words)})`] : []),
    ...(ids.length > 0 ? [`m.request_id = any(${add(ids)}::bigint[])`] : []),
  ];
  return ways.length > 0 ? `(${ways.join(' or ')})` : undefined;
}

/** As the index `mail_words` says it. */
const mailWords = `to_tsvector('simple', mail_said(m.recipient, m.recipient_name, m.subject))`;

/** What is about no request is for who works at all libraries. */
const ofOwners = (owners: readonly string[] | undefined, add: (value: unknown) => string): string[] =>
  owners ? ['m.request_id is not null', ...ofOwnedRequests('m.request_id', owners, add)] : [];

/** The request of that id, or of that External ID. */
export function requestNamed(name: string, add: (value: unknown) => string): string {
  const id = isRowId(name) ? add(name) : undefined;
  const named = `own.external_id = any(${add(namesOf(name))})`;
  return id
    ? `select own.id from request own where own.id = ${id} or ${named} order by own.id = ${id} desc, own.id desc limit 1`
    : `select own.id from request own where ${named} order by own.id desc limit 1`;
}

async function readMail(
  client: Pick<Pool, 'query'>,
  id: string,
  owners: readonly string[] | undefined,
): Promise<(LoggedMail & { text?: string }) | undefined> {
  if (!isRowId(id)) return undefined;
  const values: unknown[] = [id];
  const wheres = ['m.id = $1', ...ofOwners(owners, (value) => `$${values.push(value)}`)];
  const { rows } = await client.query<MailRow & { text: string | null }>(
    `select ${columns}, case when not (${isPrivate}) then m.text end as text ${tables} where ${wheres.join(' and ')}`,
    values,
  );
  return rows[0] && mailView(rows[0]);
}

function mailView(row: object): LoggedMail & { text?: string } {
  const view = recordView<LoggedMail>(row);
  return { ...view, ...(view.letter && isLetterCode(view.letter) ? { letterName: letterName(view.letter) } : {}) };
}

async function sendAgain(
  on: Pick<RecordsContext, 'client'>,
  id: string,
  { kind, name }: Actor,
  now: Date,
  owners: readonly string[] | undefined,
): Promise<Outcome<LoggedMail>> {
  const found = await readMail(on.client, id, owners);
  if (!found) return unknown;
  // In the order of every step: the request, then the letter, then the mail.
  if (found.request) await on.client.query('select from request where id = $1 for no key update', [found.request]);
  if (found.status !== 'failed' || found.purpose === 'password') return notNow(message('refusedMail.notFailed'));
  const { rows: known } = await on.client.query<{ email: string | null }>('select email from patron where id = $1', [
    found.patron ?? null,
  ]);
  const to = known[0]?.email ?? found.patronEmail;
  if (!isMailAddress(to)) return notNow(message('refusedMail.noAddress', { address: to }));
  const { rows } = await on.client.query<{ id: string }>(
    `with again as (update mail set status = 'waiting', recipient = $2, next_try_at = $3, give_up_at = $3::timestamptz + interval '5 days', tries = 0,
        message_id = gen_random_uuid()::text, done_at = null where id = $1 and status = 'failed' returning id, letter_id, request_id, subject),
      reopened as (update letter l set status = 'waiting', done_at = null, done_by = null from again
        where l.id = again.letter_id and l.status = 'withdrawn'),
      allowed as (update patron p set email_refused_at = null, email_refused_answer = null where p.id = $5 and p.email = $2),
      closed as (update attention set closed_at = now(), closed_by = $4 from again
        where attention.request_id = again.request_id and closed_at is null and facts ->> 'mail' = $1::text returning attention.id),
      counted as (update request r set attention_count = r.attention_count - (select count(*) from closed) from again
        where r.id = again.request_id and exists (select from closed) returning r.id, r.side, r.version, r.state, r.attention_count),
      told as (insert into history (request_id, at, actor_kind, actor, event, facts)
        select again.request_id, $3, $6, $4, 'letterSentAgain', jsonb_strip_nulls(jsonb_build_object('letter', l.code, 'id', l.id::text,
            'mail', again.id::text, 'to', $2::text, 'subject', again.subject))
        from again left join letter l on l.id = again.letter_id where again.request_id is not null),
      changed as (insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select r.id, r.side, r.version, r.state, coalesce(c.attention_count, r.attention_count), 'letterSentAgain', $4
        from again join request r on r.id = again.request_id left join counted c on c.id = r.id)
      select id::text from again`,
    [id, to, now, name, found.patron ?? null, kind],
  );
  if (rows.length === 0) return notNow(message('refusedMail.notFailed'));
  const after = await readMail(on.client, id, owners);
  return after ? done(after) : unknown;
}
