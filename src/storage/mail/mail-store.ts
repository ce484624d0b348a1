import type { Pool } from 'pg';
import { isMailAddress } from '../../domain/letters/mail-address.js';
import type { FieldProblem } from '../../engine/model/local/outcome.js';
import type { ClaimedMail, MailDraft, MailStore } from '../../engine/model/mail.js';
import { message } from '../../words/message.js';
import { onlyRow } from '../database/only-row.js';
import { isRowId } from '../database/row-id.js';
import { withoutNulls } from '../database/without-nulls.js';
import { isProcessAlive, serverSettled } from '../exchange/gone-senders.js';
import { settleMail } from './settle-mail.js';
import { withdrawOutdated } from './withdraw-outdated.js';
import { writeMails } from './write-mail.js';

type MailRow = {
  id: string;
  leaseToken: string;
  messageId: string;
  tries: number;
  purpose: string;
  to: string;
  toName: string | null;
  fromName: string | null;
  replyTo: string | null;
  language: string;
  subject: string;
  text: string;
  html: string | null;
  attachments: unknown;
  writtenAt: Date;
  patron: string | null;
  request: string;
  letter: string;
  logo: unknown;
};

/** What is not settled by then, and whose process is gone, was cut off, and is sent again with the same Message-ID. */
const leaseSeconds = 180;

/**
 * Nobody sends it, nor keeps the answer to it: its time has come and it has no lease, or one that ran out and whose process
 * is this very one and knows nothing of it, or is gone. A process that lives keeps what it claimed however long it takes.
 */
const isFree = `m.status in ('waiting', 'sending') and m.next_try_at <= $3 and m.id <> all($4::bigint[])
  and (m.status = 'waiting' or (m.lease_until <= $3
    and (m.lease_owner = $2 or ($5 and ${serverSettled} and not ${isProcessAlive('m.lease_owner')}))))`;

/** The outbox of mails. `enabled`: a server is set. */
export function createMailStore(pool: Pool): MailStore {
  return {
    queue: async (draft) => {
      const problems = problemsOf(draft);
      if (problems.length > 0) return { kind: 'invalid', problems };
      const [id = ''] = await writeMails(pool, [draft]);
      return { kind: 'queued', id };
    },
    claim: async ({ limit, instance, now, holding, takesOver }) => {
      await withdrawOutdated(pool, now);
      const { rows } = await pool.query<MailRow>({
        name: 'claim-mails',
        // What waited so long that it would mislead is not sent any more: its letter is printed. Rows that others have locked
        // are passed over, so that claims never wait for each other.
        text: `with held as (update mail set lease_until = $3::timestamptz + make_interval(secs => ${leaseSeconds})
              where id in (select id from mail where id = any($4::bigint[]) and status = 'sending' and lease_owner = $2
                order by mail.id for update skip locked)),
            late as (update mail set status = 'failed', done_at = $3 where id in (select m.id from mail m
              where ${isFree} and m.give_up_at <= $3 order by m.id for update skip locked)),
            due as (select m.id from mail m where ${isFree} and m.give_up_at > $3
              order by m.next_try_at, m.id limit $1 for update skip locked)
          update mail m set status = 'sending', tries = m.tries + 1, lease_owner = $2, lease_token = gen_random_uuid(),
            lease_until = $3::timestamptz + make_interval(secs => ${leaseSeconds})
          from due where m.id = due.id
          returning m.id::text, m.lease_token::text as "leaseToken", m.message_id as "messageId", m.tries, m.purpose,
            m.recipient as "to", m.recipient_name as "toName", m.sender_name as "fromName", m.reply_to as "replyTo", m.language,
            m.subject, m.text, m.html, m.attachments, m.created_at as "writtenAt", m.patron_id as patron,
            m.request_id::text as request, m.letter_id::text as letter,
            (select jsonb_build_object('id', g.digest, 'type', g.type, 'content', translate(encode(g.content, 'base64'), E'\\n', ''))
              from letter_logo g where g.digest = m.logo) as logo`,
        values: [limit, instance, now, holding, takesOver],
      });
      return rows.map((row) => withoutNulls<ClaimedMail>(row));
    },
    settle: (mail, answer, now, nextTryAt) => settleMail(pool, mail, answer, now, nextTryAt),
    standing: async () => {
      const { waiting, failed, words, since } = onlyRow(
        await pool.query<{ waiting: number; failed: number; words: string | null; since: Date }>({
          name: 'mail-standing',
          text: `select (select count(*)::int from mail where status in ('waiting', 'sending')) as waiting,
          (select count(*)::int from mail m left join letter l on l.id = m.letter_id where m.status = 'failed'
            and m.done_at > now() - interval '14 days' and (l.id is null or l.status = 'waiting')) as failed,
          t.answer as words, t.created_at as since
        from (select 1) one left join lateral (select answer, created_at from mail
          where status in ('waiting', 'sending') and answer_kind in ('notOurs', 'later') order by mail.next_try_at, mail.id limit 1) t on true`,
        }),
      );

      return { waiting, failed, ...(words ? { trouble: { words, since: since.toISOString() } } : {}) };
    },
  };
}

function problemsOf({ to, subject, text, request }: MailDraft): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!isMailAddress(to)) problems.push({ field: 'to', problem: message('refusedMail.noAddress', { address: to }) });
  if (subject.trim() === '') problems.push({ field: 'subject', problem: message('refusedMail.noSubject', {}) });
  if (text.trim() === '') problems.push({ field: 'text', problem: message('refusedMail.noText', {}) });
  if (request !== undefined && !isRowId(request))
    problems.push({ field: 'request', problem: message('refusedMail.noRequest', { request }) });
  return problems;
}
