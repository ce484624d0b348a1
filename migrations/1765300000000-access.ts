import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may enter: passwords, sessions, failed attempts, keys of programs; and who changed which setting. */
export class Access1765300000000 implements MigrationInterface {
  static readonly does = 'Adds passwords, sessions, failed sign-ins, keys of programs, and the audit log.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`drop table if exists ${table} cascade`);
    await runner.query('alter table staff drop column deactivated_at, drop column last_sign_in_at');
  }
}

const tables = ['staff_password', 'staff_session', 'sign_in_failure', 'api_key', 'audit_entry'];

const statements = [
  `alter table staff
    add column deactivated_at timestamptz,
    add column last_sign_in_at timestamptz`,
  // One code in any case: people type their login as they like.
  `create unique index staff_code_any_case on staff (lower(code))`,

  `create table staff_password (
    staff_code text primary key references staff (code) on delete cascade,
    hash text not null,
    set_at timestamptz not null default now()
  )`,
  `create table staff_session (
    token_hash text primary key,
    staff_code text not null references staff (code) on delete cascade,
    address text not null,
    started_at timestamptz not null default now(),
    seen_at timestamptz not null default now(),
    ends_at timestamptz not null
  )`,
  `create index staff_session_staff on staff_session (staff_code)`,
  `create index staff_session_ends on staff_session (ends_at)`,
  `create table sign_in_failure (
    source text primary key,
    failures integer not null,
    since timestamptz not null
  )`,
  `create index sign_in_failure_since on sign_in_failure (since)`,

  `create table api_key (
    id text primary key,
    name text not null,
    secret_hash text not null,
    roles jsonb not null,
    only_permissions jsonb,
    created_at timestamptz not null default now(),
    created_by text not null,
    expires_at timestamptz,
    last_used_at timestamptz,
    revoked_at timestamptz,
    revoked_by text
  )`,
  `create index api_key_created on api_key (created_at, id)`,

  `create table audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null,
    actor_kind text not null check (actor_kind in ('user', 'key', 'node')),
    actor_code text not null,
    address text not null,
    trace_id text not null,
    operation text not null,
    thing text not null,
    thing_id text not null,
    outcome text not null default 'begun' check (outcome in ('begun', 'done', 'refused')),
    before jsonb,
    after jsonb
  )`,
  `create index audit_entry_thing on audit_entry (thing, thing_id, id)`,
  `create index audit_entry_actor on audit_entry (actor_code, id)`,
];
