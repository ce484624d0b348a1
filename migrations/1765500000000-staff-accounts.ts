import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users who sign in by OpenID Connect, what each user's desk remembers, and an audit log that can be shortened. */
export class StaffAccounts1765500000000 implements MigrationInterface {
  static readonly does =
    'Adds sign-in by OpenID Connect and what each user’s desk remembers; the audit log can be shortened.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index audit_entry_at');
    await runner.query('drop table staff_preference, staff_identity');
    await runner.query('alter table staff_session drop column way');
    await runner.query('alter table staff_role drop column by_claim');
    await runner.query('alter table staff drop column theme');
  }
}

const statements = [
  `alter table staff add column theme text not null default 'system' check (theme in ('light', 'dark', 'system'))`,
  // What the provider says about somebody is refreshed at each sign-in; what was given by hand stays.
  `alter table staff_role add column by_claim boolean not null default false`,
  `alter table staff_session
    add column way text not null default 'password' check (way in ('password', 'openId'))`,

  `create table staff_identity (
    issuer text not null,
    subject text not null,
    staff_code text not null references staff (code) on delete cascade,
    linked_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    primary key (issuer, subject),
    -- One identity of a provider a user: a second one would share their roles.
    constraint staff_identity_one unique (issuer, staff_code)
  )`,
  `create index staff_identity_staff on staff_identity (staff_code)`,

  `create table staff_preference (
    staff_code text not null references staff (code) on delete cascade,
    key text not null,
    -- JSON as it was sent; the database never looks into it.
    value text not null,
    changed_at timestamptz not null default now(),
    primary key (staff_code, key)
  )`,

  `create index audit_entry_at on audit_entry (at)`,
];
