import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lenders that keep us waiting, and what partners are told of closures. */
export class Chasing1764700000000 implements MigrationInterface {
  static readonly does = 'Adds reminders to lenders that do not answer, and notices of closures to partners.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists closure_notice');
    await runner.query('drop index if exists request_waiting');
    await runner.query('alter table partner drop column auto_claim_days, drop column auto_cancel_days');
  }
}

/** Where a lender is waited for: the scans of the chase name the same states. */
const waiting = `side = 'borrowing' and state in ('requestSent', 'requestAccepted', 'willSupply')`;

const statements = [
  `alter table partner add column auto_claim_days integer, add column auto_cancel_days integer`,
  // What is on its way already has waited since it was sent.
  `update request r set facts = r.facts || jsonb_build_object('waitingSince',
      to_char(c.asked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     from conversation c
     where ${waiting.replaceAll(/(side|state) /g, 'r.$1 ')} and c.request_id = r.id and c.position = r.active_position
       and c.asked_at is not null and not r.facts ? 'waitingSince'`,
  `create index request_waiting on request ((facts ->> 'waitingSince'), id) where ${waiting}`,
  `create table closure_notice (
    id bigint generated always as identity primary key,
    library_code text not null references library (code) on delete cascade,
    closure_id bigint not null,
    news text not null check (news in ('closed', 'changed', 'reopened')),
    first_day date not null,
    last_day date not null,
    partners integer not null,
    requests integer not null,
    told integer not null default 0,
    last_request bigint not null default 0,
    made_at timestamptz not null default now(),
    made_by text not null,
    finished_at timestamptz
  )`,
  `create index closure_notice_library on closure_notice (library_code)`,
  `create index closure_notice_closure on closure_notice (closure_id, id)`,
  `create index closure_notice_open on closure_notice (id) where finished_at is null`,
];
