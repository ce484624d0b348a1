import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which somebody who forgot their password sets another one; a digest each, never the link. */
export class PasswordLinks1766910400003 implements MigrationInterface {
  static readonly does = 'Adds links for setting a forgotten password.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table password_link (
      token_hash text primary key,
      staff_code text not null references staff (code) on delete cascade,
      expires_at timestamptz not null
    )`);
    await runner.query('create index password_link_staff on password_link (staff_code)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table password_link');
  }
}
