import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Groups of patrons, and the rules by which their terms are decided. */
export class LoanRules1766938000070 implements MigrationInterface {
  static readonly does = 'Adds groups of patrons and loan rules.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table patron_group (
      code text primary key,
      name text not null,
      french text,
      position integer not null,
      codes text[] not null default '{}'
    )`);
    await runner.query(
      `comment on table patron_group is 'A group of patrons. codes: what else its members have on their records.'`,
    );
    await runner.query(`create table loan_rule (
      id bigint generated always as identity primary key,
      position integer not null,
      name text not null,
      enabled boolean not null default true,
      conditions jsonb not null default '[]',
      may_request boolean not null default true,
      refusal text,
      refusal_french text,
      request_limit integer,
      loan_days integer,
      renewals integer,
      request_fee numeric(12,2),
      pickup_libraries text[] not null default '{}'
    )`);
    await runner.query(
      `comment on table loan_rule is 'The terms of patrons; the first rule that fits decides. What is null is as the policies have it.'`,
    );
    await runner.query(
      `create index patron_group_code on patron (lower(trim(group_code)), group_code) where group_code is not null`,
    );
    await runner.query(`alter table fee drop constraint fee_kind_check`);
    await runner.query(
      `alter table fee add constraint fee_kind_check check (kind in ('replacement', 'request', 'other'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update fee set kind = 'other' where kind = 'request'`);
    await runner.query(`alter table fee drop constraint fee_kind_check`);
    await runner.query(`alter table fee add constraint fee_kind_check check (kind in ('replacement', 'other'))`);
    await runner.query(`drop index patron_group_code`);
    await runner.query(`drop table loan_rule`);
    await runner.query(`drop table patron_group`);
  }
}
