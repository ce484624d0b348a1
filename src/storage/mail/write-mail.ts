import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { MailDraft } from '../../engine/model/mail.js';

/** A mail as rows know it: the letter that it carries, the patron whose address it goes to. */
export interface MailToWrite extends MailDraft {
  letter?: string;
  patron?: string;
  /** Digest of the picture that its HTML shows. */
  logo?: string;
}

/** Writes mails in the transaction that the client is in, with what the audit log keeps of them. Gives their ids. */
export async function writeMails(
  client: Pick<Pool, 'query'>,
  mails: readonly MailToWrite[],
  now?: Date,
): Promise<string[]> {
  if (mails.length === 0) return [];
  const rows = mails.map(({ attachments, notBefore, once, ...mail }) => ({
    ...mail,
    messageId: once === undefined ? randomUUID() : idOf(once),
    attachments: attachments && attachments.length > 0 ? attachments : undefined,
    notBefore: notBefore?.toISOString(),
  }));
  const { rows: written } = await client.query<{ id: string }>({
    name: 'write-mails',
    text: `with mails as (select * from jsonb_to_recordset($1) as x("messageId" text, letter bigint, request bigint, patron text,
        purpose text, "to" text, "toName" text, "fromName" text, "replyTo" text, language text, subject text, text text, html text,
        attachments jsonb, logo text, "notBefore" timestamptz, audit jsonb)),
      written as (insert into mail (message_id, letter_id, request_id, patron_id, purpose, recipient, recipient_name, sender_name,
        reply_to, language, subject, text, html, attachments, logo, next_try_at, give_up_at, created_at)
      select x."messageId", x.letter, x.request, x.patron, x.purpose, x."to", x."toName", x."fromName", x."replyTo", x.language,
        x.subject, x.text, x.html, x.attachments, x.logo, greatest(x."notBefore", coalesce($2, now())),
        greatest(x."notBefore", coalesce($2, now())) + interval '5 days', coalesce($2, now())
      from mails x on conflict (message_id) do nothing returning id, message_id),
      audited as (insert into audit_entry (at, actor, actor_kind, actor_code, address, trace_id, operation, thing, thing_id, outcome, after)
        select coalesce($2, now()), a.actor, a."actorKind", a."actorCode", '', '', a.operation, a.thing, a."thingId", 'done', a.after
        from written w join mails x on x."messageId" = w.message_id and x.audit is not null
          cross join jsonb_to_record(x.audit) as a(actor text, "actorKind" text, "actorCode" text, operation text, thing text,
            "thingId" text, after jsonb))
      select w.id::text as id from written w order by w.id`,
    values: [JSON.stringify(rows), now ?? null],
  });
  return written.map(({ id }) => id as string);
}

/** The same Message-ID for the same occasion. */
const idOf = (occasion: string): string => createHash('sha256').update(occasion).digest('hex').slice(0, 32);
