import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from './beside-the-work.js';

/**
 * Notifications of each person: what they are told of is read from messages, tasks and steps; what they have read is kept here.
 * And what partners said of their own closures, each once.
 */
export class InboxOfPersons1766936100031 implements MigrationInterface {
  static readonly does = 'Adds the notifications of each person, and closures that partners reported.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
    await buildIndex(runner, 'attention_inbox', `attention (opened_at) where reason in ('message', 'patronAnswered')`);
    await buildIndex(runner, 'note_inbox', `note (created_at) where active and author_kind = 'partner'`);
    await buildIndex(runner, 'mail_failed', `mail (id) where status = 'failed'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, 'mail_failed');
    await dropIndex(runner, 'note_inbox');
    await dropIndex(runner, 'attention_inbox');
    await runner.query('drop table partner_notice');
    await runner.query('drop table inbox_read');
  }
}

const statements = [
  `create table if not exists inbox_read (
    staff_code text not null references staff (code) on delete cascade,
    item text not null,
    read_at timestamptz not null default now(),
    primary key (staff_code, item)
  )`,
  `comment on table inbox_read is 'Notifications that a person has read.'`,
  `comment on column inbox_read.item is '“*”: all that came until then.'`,
  `create table if not exists partner_notice (
    id bigint generated always as identity primary key,
    partner_code text not null references partner (code) on update cascade on delete cascade,
    closed_from date,
    closed_until date,
    at timestamptz not null default now()
  )`,
  'create index if not exists partner_notice_at on partner_notice (at)',
  `comment on table partner_notice is 'What a partner said of a closure: one row, however many requests it was said on.'`,
  `comment on column partner_notice.closed_from is 'Empty: it is open after all.'`,
];
