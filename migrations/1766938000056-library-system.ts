import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The link of a library to its own system, and what its calls need beside those of webhooks. */
export class LibrarySystem1766938000056 implements MigrationInterface {
  static readonly does = 'Adds links to the system of a library.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table library_system_link (
      library_code text primary key references library (code) on delete cascade,
      enabled boolean not null default false,
      settings jsonb not null,
      secret text,
      secret_origin text,
      sip2_secret text,
      sip2_origin text,
      since timestamptz,
      test jsonb,
      tested_at timestamptz,
      updated_at timestamptz not null default now(),
      updated_by text not null
    )`);
    await runner.query(
      `comment on table library_system_link is 'How a library calls its own system. Its secrets are sealed; since: nothing older than this is called for.'`,
    );
    await runner.query(`alter table outbound_call add column item text,
      add column unanswered integer not null default 0,
      add column settled_at timestamptz, add column settled_by text, add column settled_note text`);
    await runner.query(
      `comment on column outbound_call.unanswered is 'How often it was sent without an answer: nobody knows whether it was done.'`,
    );
    await runner.query(`alter table outbound_call drop constraint outbound_call_status_check`);
    await runner.query(`alter table outbound_call add constraint outbound_call_status_check
      check (status in ('pending', 'sending', 'delivered', 'failed', 'unknown', 'byHand', 'notNeeded', 'withdrawn'))`);
    await runner.query(
      `create index outbound_call_of_request on outbound_call (request_id, id) where kind = 'librarySystem'`,
    );
    await runner.query(`create index outbound_call_undecided on outbound_call (kind, target, ordering_key, id)
      where kind = 'librarySystem' and status in ('pending', 'sending', 'failed', 'unknown')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from outbound_call where kind = 'librarySystem'`);
    await runner.query(`delete from outbound_target where kind = 'librarySystem'`);
    await runner.query('drop index outbound_call_undecided');
    await runner.query('drop index outbound_call_of_request');
    await runner.query('alter table outbound_call drop constraint outbound_call_status_check');
    await runner.query(`alter table outbound_call add constraint outbound_call_status_check
      check (status in ('pending', 'sending', 'delivered', 'failed'))`);
    await runner.query(`alter table outbound_call drop column item, drop column unanswered,
      drop column settled_at, drop column settled_by, drop column settled_note`);
    await runner.query('drop table library_system_link');
  }
}
