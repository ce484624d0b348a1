import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A scan that is sent again has no second effect. */
export class Scans1766500000000 implements MigrationInterface {
  static readonly does = 'Gives a scan that is sent twice only one effect.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table scan (key text primary key, at timestamptz not null default now(), told jsonb)`);
    await runner.query('create index scan_at on scan (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists scan');
  }
}
