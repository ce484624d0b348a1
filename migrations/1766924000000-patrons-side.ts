import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replaceCheck } from './beside-the-work.js';

/** Patrons sign in: a digest of their PIN, and sessions of their own. What they do is told in the history as theirs. */
export class PatronsSide1766924000000 implements MigrationInterface {
  static readonly does = 'Adds sign-in of patrons.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table if not exists patron_pin (
      patron_id text primary key references patron (id) on delete cascade,
      pin_hash text not null,
      set_at timestamptz not null default now()
    )`);
    await runner.query(`create table if not exists patron_session (
      token_hash text primary key,
      patron_id text not null references patron (id) on delete cascade,
      address text not null,
      way text not null check (way in ('pin', 'openId')),
      started_at timestamptz not null,
      seen_at timestamptz not null,
      ends_at timestamptz not null
    )`);
    await runner.query('create index if not exists patron_session_patron on patron_session (patron_id)');
    await runner.query('create index if not exists patron_session_ends on patron_session (ends_at)');
    await replaceCheck(
      runner,
      'history',
      'history_actor_kind_check',
      `actor_kind in ('staff', 'partner', 'system', 'patron')`,
    );
    await replaceCheck(
      runner,
      'note',
      'note_author_kind_check',
      `author_kind in ('staff', 'partner', 'system', 'patron')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update history set actor_kind = 'staff' where actor_kind = 'patron'`);
    await runner.query('alter table history drop constraint history_actor_kind_check');
    await runner.query(`alter table history add constraint history_actor_kind_check
      check (actor_kind in ('staff', 'partner', 'system'))`);
    await runner.query(`update note set author_kind = 'staff' where author_kind = 'patron'`);
    await runner.query('alter table note drop constraint note_author_kind_check');
    await runner.query(`alter table note add constraint note_author_kind_check
      check (author_kind in ('staff', 'partner', 'system'))`);
    await runner.query('drop table patron_session');
    await runner.query('drop table patron_pin');
  }
}
