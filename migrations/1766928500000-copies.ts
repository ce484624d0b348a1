import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Copies that are delivered as files. The files lie in a folder under their ids; these rows tell what they are, for whom and
 * until when, and which of them are still to be fetched from a lender.
 */
export class Copies1766928500000 implements MigrationInterface {
  static readonly does = 'Adds copies that are delivered as files.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table copy_file');
  }
}

const statements = [
  `create table copy_file (
    id uuid primary key,
    request_id bigint not null references request on delete cascade,
    side text not null check (side in ('borrowing', 'lending')),
    status text not null check (status in ('waiting', 'offered', 'expected', 'here', 'failed', 'replaced', 'removed')),
    name text not null,
    type text not null,
    bytes bigint not null,
    sha256 text not null,
    made_at timestamptz not null default now(),
    made_by text not null,
    ends_at timestamptz,
    partner_code text,
    with_credential boolean not null default false,
    reference text,
    accepted_at timestamptz,
    trouble jsonb,
    next_try_at timestamptz,
    tries integer not null default 0,
    lease_owner text,
    lease_token uuid,
    lease_until timestamptz,
    cleared_at timestamptz
  )`,
  'create index copy_file_request on copy_file (request_id)',
  `create unique index copy_file_reference on copy_file (reference) where side = 'lending' and reference is not null`,
  `create index copy_file_due on copy_file (next_try_at, id) where status = 'expected'`,
  `create index copy_file_ends on copy_file (ends_at, id) where status in ('waiting', 'offered', 'here')`,
  `create index copy_file_to_clear on copy_file (id) where status in ('replaced', 'removed', 'failed') and cleared_at is null`,
];
