import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The directory file: what was imported and from whom, what waits for a decision, and where the node looks for news. */
export class Directory1765600000000 implements MigrationInterface {
  static readonly does =
    'Adds imports of directory files, proposals that wait for a decision, and the directory that is followed.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`drop table if exists ${table} cascade`);
  }
}

const tables = [
  'directory_edition',
  'directory_imposed',
  'directory_import',
  'directory_origin',
  'directory_proposal',
  'directory_subscription',
];

const statements = [
  `create table directory_edition (
    version integer primary key,
    content_hash text not null,
    issued_at timestamptz not null default now()
  )`,
  `create table directory_imposed (
    section text primary key,
    imposed jsonb not null
  )`,
  `create table directory_import (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    by text not null,
    source text not null,
    issuer text not null,
    name text not null,
    version integer not null,
    issued_at timestamptz not null,
    file jsonb not null,
    rows jsonb not null,
    changes jsonb not null,
    undone_at timestamptz,
    undone_by text
  )`,
  `create index directory_import_issuer on directory_import (issuer, id)`,
  `create table directory_origin (
    section text not null,
    key text not null,
    issuer text not null,
    record jsonb not null,
    imposed jsonb not null,
    import_id bigint not null references directory_import (id),
    primary key (section, key)
  )`,
  `create index directory_origin_import on directory_origin (import_id)`,
  `create table directory_proposal (
    section text not null,
    key text not null,
    issuer text not null,
    record jsonb not null,
    import_id bigint not null references directory_import (id),
    proposed_at timestamptz not null default now(),
    decision text check (decision in ('accepted', 'refused')),
    decided_at timestamptz,
    decided_by text,
    primary key (section, key)
  )`,
  `create index directory_proposal_import on directory_proposal (import_id)`,
  // One node follows one directory.
  `create table directory_subscription (
    id text primary key default 'directory' check (id = 'directory'),
    url text not null,
    token text,
    created_at timestamptz not null default now(),
    created_by text not null,
    etag text,
    tried_at timestamptz,
    outcome text,
    said text,
    import_id bigint references directory_import (id),
    failures integer not null default 0,
    failing_since timestamptz
  )`,
  `create index directory_subscription_import on directory_subscription (import_id)`,
];
