import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the catalogue of a partner is asked. */
export class Locate1766910700002 implements MigrationInterface {
  static readonly does = 'Stores how the catalogue of a partner is searched.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table locate_profile (
      partner_code text primary key references partner (code) on delete cascade,
      profile jsonb not null,
      changed_at timestamptz not null default now()
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table locate_profile');
  }
}
