import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that wait to be sent, are being sent or were sent; and patrons' addresses that a server refused. */
export class Mail1766910000100 implements MigrationInterface {
  static readonly does = 'Adds e-mails with their delivery, and patrons’ addresses that a server refused.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table mail (
      id bigint generated always as identity primary key,
      message_id text not null unique,
      letter_id bigint references letter on delete cascade,
      request_id bigint references request on delete cascade,
      patron_id text references patron on delete set null,
      purpose text not null,
      recipient text not null,
      recipient_name text,
      sender_name text,
      reply_to text,
      language text not null check (language in ('en', 'fr')),
      subject text not null,
      text text not null,
      html text,
      attachments jsonb,
      status text not null default 'waiting' check (status in ('waiting', 'sending', 'sent', 'failed', 'withdrawn')),
      next_try_at timestamptz not null default now(),
      give_up_at timestamptz not null,
      tries integer not null default 0,
      lease_owner text,
      lease_token uuid,
      lease_until timestamptz,
      answer text,
      answer_code integer,
      answer_kind text,
      created_at timestamptz not null default now(),
      done_at timestamptz
    )`);
    await runner.query(`create index mail_due on mail (next_try_at, id) where status in ('waiting', 'sending')`);
    await runner.query(`create unique index mail_letter on mail (letter_id)`);
    await runner.query(`create index mail_request on mail (request_id) where request_id is not null`);
    await runner.query(`create index mail_patron on mail (patron_id) where patron_id is not null`);
    await runner.query(`alter table patron add email_refused_at timestamptz, add email_refused_answer text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table patron drop email_refused_at, drop email_refused_answer');
    await runner.query('drop table mail');
  }
}
