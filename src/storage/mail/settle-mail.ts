import type { Pool } from 'pg';
import { letterCodes, letterRow } from '../../domain/letters/letters.js';
import { attentionSays } from '../../domain/request/attention.js';
import type { ClaimedMail, MailAnswer } from '../../engine/model/mail.js';
import { message } from '../../words/message.js';

/** Letters that nobody ordered, each with the rule that is with it in the history. */
const rules = JSON.stringify(Object.fromEntries(letterCodes.map((code) => [code, letterRow(code).byRule])));

/**
 * What became of a try: the mail, its letter, the line of history, and the address of the patron when nobody receives mail there.
 * Nothing happens when the lease was lost meanwhile; what was stored already is not stored twice. Whether it was ours.
 *
 * The request is locked first, then the letter, then the mail, as in every step: an order that withdraws the letter waits for
 * this, or this for the order, and neither for the other.
 */
export async function settleMail(
  pool: Pick<Pool, 'connect' | 'query'>,
  mail: ClaimedMail,
  answer: MailAnswer,
  now: Date,
  nextTryAt: Date | undefined,
): Promise<boolean> {
  // In a transaction of its own: whoever changes or removes a patron goes on from there to the patron’s letters.
  if (answer.kind === 'noSuchAddress' && mail.patron) await refuseAddress(pool, mail, answer, now);
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; set local lock_timeout = '10s'`);
    if (mail.request !== undefined)
      await client.query('select from request where id = $1 for no key update', [mail.request]);
    if (mail.letter !== undefined)
      await client.query('select from letter where id = $1 for no key update', [mail.letter]);
    const isOurs = await settle(client, mail, answer, now, nextTryAt);
    await client.query('commit');
    return isOurs;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Nobody is at that address: no later letter goes there, until the patron has another. */
async function refuseAddress(
  pool: Pick<Pool, 'query'>,
  { id, leaseToken }: ClaimedMail,
  { words }: MailAnswer,
  now: Date,
): Promise<void> {
  await pool.query({
    name: 'refuse-address',
    text: `update patron p set email_refused_at = $3, email_refused_answer = $4 from mail m
      where m.id = $1 and m.lease_token = $2::uuid and p.id = m.patron_id and p.email = m.recipient`,
    values: [id, leaseToken, now, asStored(words)],
  });
}

/** The token stays with the mail: whoever did not hear that this was stored, and asks for it again, is recognised. */
async function settle(
  client: Pick<Pool, 'query'>,
  { id, leaseToken, to }: ClaimedMail,
  { kind, words: said, code }: MailAnswer,
  now: Date,
  nextTryAt: Date | undefined,
): Promise<boolean> {
  const words = asStored(said);
  const more = message('said.labelled', { label: to, what: words });
  const says = JSON.stringify(attentionSays('letterNotMailed', { more }));
  const { rows } = await client.query<{ ours: boolean }>({
    name: 'settle-mail',
    text: `with settled as (
        update mail set lease_owner = null, lease_until = null, answer = $4, answer_code = $5, answer_kind = $3,
          status = case when $3 = 'sent' then 'sent' when $6::timestamptz is null or $6 >= give_up_at then 'failed'
            else 'waiting' end,
          next_try_at = coalesce($6, next_try_at),
          done_at = case when $3 = 'sent' or $6::timestamptz is null or $6 >= give_up_at then $7::timestamptz end
        where id = $1 and lease_token = $2::uuid and status = 'sending' returning *),
      over as (select * from settled where status in ('sent', 'failed')),
      mailed as (update letter l set status = 'sent', done_at = $7, done_by = 'Interlend' from over
        where l.id = over.letter_id and over.status = 'sent' and l.status = 'waiting'),
      seen as (insert into attention (request_id, partner_code, reason, says, facts)
        select o.request_id, l.partner_code, 'letterNotMailed', $8::jsonb, jsonb_build_object('letter', l.code, 'mail', o.id::text)
        from over o join letter l on l.id = o.letter_id where o.status = 'failed' and o.request_id is not null returning request_id),
      counted as (update request r set attention_count = r.attention_count + 1 from seen where r.id = seen.request_id
        returning r.id, r.attention_count),
      told as (insert into history (request_id, at, actor_kind, actor, event, facts)
        select o.request_id, $7, 'system', 'Interlend', case o.status when 'sent' then 'letterMailed' else 'letterNotMailed' end,
          jsonb_strip_nulls(jsonb_build_object('letter', l.code, 'id', l.id::text, 'to', o.recipient, 'subject', o.subject,
            'answer', case o.status when 'failed' then $4 end, 'rule', $9::jsonb ->> l.code))
        from over o left join letter l on l.id = o.letter_id where o.request_id is not null and o.purpose = 'letter'),
      changed as (insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select r.id, r.side, r.version, r.state, coalesce(c.attention_count, r.attention_count),
          case o.status when 'sent' then 'letterMailed' else 'letterNotMailed' end, 'Interlend'
        from over o join request r on r.id = o.request_id left join counted c on c.id = r.id where o.purpose = 'letter')
      select exists (select from mail where id = $1 and lease_token = $2::uuid) as ours`,
    values: [id, leaseToken, kind, words, code ?? null, nextTryAt ?? null, now, says, rules],
  });
  return rows[0]?.ours === true;
}

/** Servers say what they like; a text of PostgreSQL holds no NUL. */
const asStored = (words: string): string => words.replaceAll('\u0000', '\uFFFD').toWellFormed();
