import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The work of the desks: whose request it is, notes, and what the deadline jobs look at. */
export class DeskWork1764300000000 implements MigrationInterface {
  static readonly does = 'Adds assignments, notes, and what the deadline jobs read.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists assignment, note cascade');
    await runner.query('drop index if exists request_lent_due');
    await runner.query('alter table partner drop column expiry_business_days, drop column overdue_resend_days');
  }
}

const statements = [
  `alter table partner add column expiry_business_days integer, add column overdue_resend_days integer`,
  `create index request_lent_due on request (due_date) where side = 'lending' and due_date is not null and closed_at is null`,
  `create table assignment (
    request_id bigint primary key references request (id) on delete cascade,
    assigned_to text not null,
    note text,
    assigned_by text not null,
    assigned_at timestamptz not null default now()
  )`,
  `create index assignment_assignee on assignment (assigned_to, request_id)`,
  `create table note (
    id bigint generated always as identity primary key,
    request_id bigint not null references request (id) on delete cascade,
    text text not null,
    active boolean not null default false,
    author_kind text not null check (author_kind in ('staff', 'partner', 'system')),
    author text not null,
    partner_code text,
    created_at timestamptz not null default now(),
    dismissed_at timestamptz,
    dismissed_by text
  )`,
  `create index note_request on note (request_id, id)`,
];
