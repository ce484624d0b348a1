import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff with their roles, workflow profiles, and the rules for sending and for rotas. */
export class StaffAndRules1764400000000 implements MigrationInterface {
  static readonly does = 'Adds staff and roles, workflow profiles, and the rules for sending and for rotas.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner drop column borrowing_profile, drop column lending_profile');
    for (const table of [...tables].reverse()) await runner.query(`drop table if exists ${table} cascade`);
  }
}

const tables = [
  'staff',
  'staff_role',
  'workflow_profile',
  'sending_rule',
  'rota_template',
  'rota_template_member',
  'rota_rule',
  'rota_rule_template',
];

const statements = [
  `create table staff (
    code text primary key,
    name text not null,
    email text,
    language text not null default 'en' check (language in ('en', 'fr')),
    created_at timestamptz not null default now()
  )`,
  `create index staff_name on staff (name, code)`,
  `create table staff_role (
    id bigint generated always as identity primary key,
    staff_code text not null references staff (code) on delete cascade,
    role text not null,
    library_code text references library (code)
  )`,
  `create index staff_role_staff on staff_role (staff_code)`,
  `create index staff_role_role on staff_role (role, staff_code)`,
  `create index staff_role_library on staff_role (library_code)`,

  `create table workflow_profile (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('borrowing', 'lending')),
    unticked jsonb not null default '[]',
    automatic_renew boolean not null default false
  )`,
  `alter table partner
    add column borrowing_profile text references workflow_profile (code),
    add column lending_profile text references workflow_profile (code)`,
  `create index partner_borrowing_profile on partner (borrowing_profile)`,
  `create index partner_lending_profile on partner (lending_profile)`,

  `create table sending_rule (
    id bigint generated always as identity primary key,
    position integer not null,
    name text not null,
    enabled boolean not null default true,
    conditions jsonb not null default '[]',
    sends boolean not null
  )`,

  `create table rota_template (
    code text primary key,
    name text not null,
    ordering text not null default 'ordered' check (ordering in ('ordered', 'random')),
    status text not null default 'active' check (status in ('active', 'inactive'))
  )`,
  `create table rota_template_member (
    template_code text not null references rota_template (code) on delete cascade,
    position integer not null,
    partner_code text not null references partner (code) on delete cascade,
    primary key (template_code, position)
  )`,
  `create index rota_template_member_partner on rota_template_member (partner_code)`,
  `create table rota_rule (
    id bigint generated always as identity primary key,
    position integer not null,
    name text not null,
    description text,
    enabled boolean not null default true,
    conditions jsonb not null default '[]',
    goes_on boolean not null default false,
    last_resort boolean not null default false
  )`,
  `create table rota_rule_template (
    rule_id bigint not null references rota_rule (id) on delete cascade,
    position integer not null,
    template_code text not null references rota_template (code),
    primary key (rule_id, position)
  )`,
  `create index rota_rule_template_template on rota_rule_template (template_code)`,
];
