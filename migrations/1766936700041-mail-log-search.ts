import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from './beside-the-work.js';

/** The log of mails is found by words of recipient and subject, by its day, and by what was withdrawn, without reading all of it. */
export class MailLogSearch1766936700041 implements MigrationInterface {
  static readonly does = 'Finds e-mails by words, day and withdrawal.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // Marks and signs part words, in an address too: “roy” finds e.roy@example.org.
    await runner.query(`create or replace function mail_said(recipient text, recipient_name text, subject text) returns text
      language sql immutable parallel safe as $$
        select regexp_replace(public.plain_words(recipient || ' ' || coalesce(recipient_name, '') || ' ' || subject), '[^[:alnum:]]+', ' ', 'g')
      $$`);
    await buildIndex(
      runner,
      'mail_words',
      `mail using gin (to_tsvector('simple', mail_said(recipient, recipient_name, subject)))`,
    );
    await buildIndex(runner, 'mail_created', 'mail (created_at)');
    await buildIndex(runner, 'mail_withdrawn', `mail (id) where status = 'withdrawn'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'mail_withdrawn');
    await dropIndex(runner, 'mail_created');
    await dropIndex(runner, 'mail_words');
    await runner.query('drop function mail_said(text, text, text)');
  }
}
