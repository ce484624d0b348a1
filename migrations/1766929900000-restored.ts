import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A database that came out of a backup says so, until partners were asked about what the backup does not hold. */
export class Restored1766929900000 implements MigrationInterface {
  static readonly does = 'Flags a restored database until partners were asked about the messages since its backup.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table node_check add column restored_at timestamptz, add column saved_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table node_check drop column restored_at, drop column saved_at');
  }
}
