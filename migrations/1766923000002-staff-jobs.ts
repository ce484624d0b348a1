import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Jobs that staff define: a shared view or a report, what is done with it, when, and whose permissions it has. What a run
 * tells beside the history, the file that it wrote, who gets mail when a job fails, and since when one fails.
 */
export class StaffJobs1766923000002 implements MigrationInterface {
  static readonly does = 'Adds jobs that staff define, and the files that they write.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['job_failure', 'job_file', 'staff_job']) await runner.query(`drop table ${table}`);
    await runner.query('alter table job_setting drop mail_to');
    await runner.query('alter table job_slot drop told');
  }
}

const statements = [
  `create table staff_job (
    id bigint generated always as identity primary key,
    name text not null,
    view_id bigint references list_view (id) on delete set null,
    view_name text,
    side text,
    report text,
    deed text not null,
    details jsonb not null,
    schedule jsonb not null,
    is_on boolean not null default true,
    maker_kind text not null,
    maker_code text not null,
    maker_name text not null,
    maker_person text not null,
    changed_at timestamptz not null default now(),
    changed_by text not null
  )`,
  'create unique index staff_job_name on staff_job (name)',
  'create index staff_job_view on staff_job (view_id)',
  'create table job_file (run bigint primary key, name text not null, type text not null, content bytea not null)',
  `create table job_failure (
    job text primary key,
    since timestamptz not null default now(),
    times integer not null default 1,
    told_at timestamptz
  )`,
  'alter table job_setting add mail_to text[]',
  'alter table job_slot add told jsonb',
];
