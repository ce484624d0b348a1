import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters and slips with their facts as they were at the step, those that a library does not use, and what patrons are asked. */
export class Letters1764500000000 implements MigrationInterface {
  static readonly does = 'Adds letters and slips, and queries to patrons.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists letter, letter_off, query_template cascade');
  }
}

const statements = [
  `create table letter (
    id bigint generated always as identity primary key,
    code text not null,
    kind text not null check (kind in ('letter', 'slip')),
    audience text not null check (audience in ('patron', 'partner', 'staff', 'parcel')),
    request_id bigint references request (id) on delete cascade,
    history_id bigint references history (id) on delete set null,
    patron_id text references patron (id) on delete set null,
    partner_code text,
    staff text,
    language text not null check (language in ('en', 'fr')),
    facts jsonb not null,
    status text not null default 'waiting' check (status in ('waiting', 'printed', 'sent', 'withdrawn')),
    created_at timestamptz not null default now(),
    created_by text not null,
    done_at timestamptz,
    done_by text
  )`,
  `create index letter_status on letter (status, id)`,
  `create index letter_kind on letter (kind, status, id)`,
  `create index letter_code on letter (code, status, id)`,
  `create index letter_request on letter (request_id, id)`,
  `create index letter_printed_slip on letter (request_id) where kind = 'slip' and status = 'printed'`,
  `create index letter_history on letter (history_id) where history_id is not null`,
  `create index letter_patron on letter (patron_id) where patron_id is not null`,
  `create table letter_off (
    code text primary key,
    since timestamptz not null default now(),
    by text not null
  )`,
  `create table query_template (
    type integer primary key check (type between 1 and 5),
    text jsonb not null,
    changed_at timestamptz not null default now(),
    changed_by text not null
  )`,
];
