import type { Pool } from 'pg';
import { attentionSays } from '../../domain/attention.js';
import { byRule as automaticRule } from '../../domain/automatic-rules.js';
import { letterCodes, letterRow } from '../../domain/letters.js';
import type { ClaimedMail, MailAnswer } from '../../engine/model/mail.js';
import { message } from '../../words/message.js';

/** Letters that nobody ordered, and the rule that stands with them in the history. */
const byRule = letterCodes.filter((code) => letterRow(code).isByRule);
const rule = automaticRule('nobodyCanSupply');

/**
 * What became of a try, in one statement: the mail, its letter, the line of history, and the address of the patron when there
 * is nobody at it. Nothing happens when the lease was lost meanwhile. Whether it was ours.
 */
export async function settleMail(
  client: Pick<Pool, 'query'>,
  { id, leaseToken, to }: ClaimedMail,
  { kind, words, code }: MailAnswer,
  now: Date,
  nextTryAt: Date | undefined,
): Promise<boolean> {
  const more = message('said.labelled', { label: to, what: words });
  const says = JSON.stringify(attentionSays('letterNotMailed', { more }));
  const { rows } = await client.query<{ status: string }>({
    name: 'settle-mail',
    text: `with settled as (
        update mail set lease_owner = null, lease_token = null, lease_until = null, answer = $4, answer_code = $5, answer_kind = $3,
          status = case when $3 = 'sent' then 'sent' when $6::timestamptz is null or $6 >= give_up_at then 'failed'
            else 'waiting' end,
          next_try_at = coalesce($6, next_try_at),
          done_at = case when $3 = 'sent' or $6::timestamptz is null or $6 >= give_up_at then $7::timestamptz end
        where id = $1 and lease_token = $2::uuid returning *),
      over as (select * from settled where status in ('sent', 'failed')),
      mailed as (update letter l set status = 'sent', done_at = $7, done_by = 'Interlend' from over
        where l.id = over.letter_id and over.status = 'sent' and l.status = 'waiting'),
      marked as (update patron p set email_refused_at = $7, email_refused_answer = $4 from over
        where $3 = 'noSuchAddress' and p.id = over.patron_id and p.email = over.recipient),
      seen as (insert into attention (request_id, partner_code, reason, says, facts)
        select o.request_id, l.partner_code, 'letterNotMailed', $8::jsonb, jsonb_build_object('letter', l.code, 'mail', o.id::text)
        from over o join letter l on l.id = o.letter_id where o.status = 'failed' and o.request_id is not null returning request_id),
      counted as (update request r set attention_count = r.attention_count + 1 from seen where r.id = seen.request_id
        returning r.id, r.attention_count),
      told as (insert into history (request_id, at, actor_kind, actor, event, facts)
        select o.request_id, $7, 'system', 'Interlend', case o.status when 'sent' then 'letterMailed' else 'letterNotMailed' end,
          jsonb_strip_nulls(jsonb_build_object('letter', l.code, 'id', l.id::text, 'to', o.recipient, 'subject', o.subject,
            'answer', case o.status when 'failed' then $4 end, 'rule', case when l.code = any($9::text[]) then $10::text end))
        from over o left join letter l on l.id = o.letter_id where o.request_id is not null and o.purpose = 'letter'),
      changed as (insert into request_change (request_id, side, version, state, attention_count, event, actor)
        select r.id, r.side, r.version, r.state, coalesce(c.attention_count, r.attention_count),
          case o.status when 'sent' then 'letterMailed' else 'letterNotMailed' end, 'Interlend'
        from over o join request r on r.id = o.request_id left join counted c on c.id = r.id where o.purpose = 'letter')
      select status from settled`,
    values: [id, leaseToken, kind, words, code ?? null, nextTryAt ?? null, now, says, byRule, rule],
  });
  return rows.length === 1;
}
