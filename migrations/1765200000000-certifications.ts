import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Certifications of partners and everything that was said in them. Their requests are practice: they stand here and in no
 * table of requests, so that no list, letter, rota or job of a desk can ever take one for a real one.
 */
export class Certifications1765200000000 implements MigrationInterface {
  static readonly does = 'Adds certifications of partners and their messages.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists certification_message, certification');
  }
}

const statements = [
  `create table certification (
    id bigint generated always as identity primary key,
    key text not null,
    partner_code text not null references partner (code) on delete cascade,
    state text not null default 'running' check (state in ('running', 'done', 'stopped')),
    wait_seconds integer not null,
    without text[] not null default '{}',
    started_by text not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    instance text,
    leased_until timestamptz
  )`,
  `create unique index certification_key on certification (key)`,
  `create index certification_partner on certification (partner_code, id)`,
  `create unique index certification_running on certification (partner_code) where state = 'running'`,
  `create table certification_message (
    id bigint generated always as identity primary key,
    certification_id bigint not null references certification (id) on delete cascade,
    direction text not null check (direction in ('in', 'out')),
    talk text,
    move integer,
    event text not null,
    iso_version text,
    bodies text[] not null default '{}',
    words text not null default '',
    verdict jsonb,
    answer jsonb,
    identity text,
    at timestamptz not null
  )`,
  `create index certification_message_order on certification_message (certification_id, id)`,
  `create unique index certification_message_identity on certification_message (certification_id, identity)
    where identity is not null`,
  `create unique index certification_message_move on certification_message (certification_id, move) where move is not null`,
];
