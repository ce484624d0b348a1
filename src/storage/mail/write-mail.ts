import { createHash, randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { MailDraft } from '../../engine/model/mail.js';
import { asBefore } from '../beside-step.js';

/** A mail as rows know it: the letter that it carries, the patron whose address it goes to. */
export interface MailToWrite extends MailDraft {
  letter?: string;
  patron?: string;
  /** Digest of the picture that its HTML shows. */
  logo?: string;
}

/** Writes mails in the transaction that the client is in. Gives their ids. */
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
    text: `insert into mail (message_id, letter_id, request_id, patron_id, purpose, recipient, recipient_name, sender_name,
        reply_to, language, subject, text, html, attachments, logo, next_try_at, give_up_at, created_at)
      select x."messageId", x.letter, x.request, x.patron, x.purpose, x."to", x."toName", x."fromName", x."replyTo", x.language,
        x.subject, x.text, x.html, x.attachments, x.logo, greatest(x."notBefore", coalesce($2, now())),
        greatest(x."notBefore", coalesce($2, now())) + interval '5 days', coalesce($2, now())
      from jsonb_to_recordset($1) as x("messageId" text, letter bigint, request bigint, patron text, purpose text, "to" text,
        "toName" text, "fromName" text, "replyTo" text, language text, subject text, text text, html text, attachments jsonb, logo text,
        "notBefore" timestamptz)
      on conflict (message_id) do nothing returning id::text`,
    values: [JSON.stringify(rows), now ?? null],
    ...{ shows: asBefore },
  });
  return written.map(({ id }) => id as string);
}

/** The same Message-ID for the same occasion. */
const idOf = (occasion: string): string => createHash('sha256').update(occasion).digest('hex').slice(0, 32);
