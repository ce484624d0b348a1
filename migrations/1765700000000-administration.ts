import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All that is said of a partner, more ways to present oneself, partners that were removed, and a library's own reasons. */
export class Administration1765700000000 implements MigrationInterface {
  static readonly does =
    'Adds details of partners, more kinds of credentials, removed partners, and a library’s own reasons.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table reason');
    await runner.query(`delete from partner_credential where kind in ('account', 'certificate')`);
    await runner.query(`update partner set status = 'inactive' where status = 'removed'`);
    await runner.query(
      `alter table partner_credential drop column symbols, drop constraint partner_credential_kind_check,
        add constraint partner_credential_kind_check check (kind in ('token', 'basic', 'path'))`,
    );
    await runner.query(
      `alter table partner drop constraint partner_status_check,
        add constraint partner_status_check check (status in ('active', 'inactive')),
        ${columns.map(([name]) => `drop column ${name}`).join(', ')}`,
    );
  }
}

const columns = [
  ['system_type', 'text'],
  ['loans', 'boolean not null default true'],
  ['copies', 'boolean not null default true'],
  ['average_supply_days', 'integer not null default 0'],
  ['delivery_delay_days', 'integer not null default 0'],
  ['currency', 'text'],
  ['expiry_type', `text not null default 'days' check (expiry_type in ('days', 'interestDate', 'never'))`],
  ['shared_barcodes', 'boolean not null default false'],
  ['alternative_document_delivery', 'boolean not null default false'],
  ['return_info', 'boolean not null default false'],
  ['contacts', `jsonb not null default '[]'`],
  ['addresses', `jsonb not null default '[]'`],
  ['notes', `jsonb not null default '[]'`],
  ['networks', `jsonb not null default '[]'`],
  ['networks_alone', 'boolean not null default false'],
];

const statements = [
  `alter table partner drop constraint partner_status_check,
    add constraint partner_status_check check (status in ('active', 'inactive', 'removed')),
    ${columns.map(([name, type]) => `add column ${name} ${type}`).join(', ')}`,
  `alter table partner_credential add column symbols jsonb, drop constraint partner_credential_kind_check,
    add constraint partner_credential_kind_check check (kind in ('token', 'basic', 'path', 'account', 'certificate'))`,
  `create table reason (
    list text not null check (list in ('reject', 'condition', 'cancel')),
    code text not null,
    label text not null,
    french text not null,
    enabled boolean not null default true,
    reason_unfilled text,
    reason_retry text,
    loan_condition text,
    changed_at timestamptz not null default now(),
    changed_by text not null,
    primary key (list, code)
  )`,
];
