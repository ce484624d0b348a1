import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a partner is told that its request was taken back by time alone. */
export class CancelReason1766000000000 implements MigrationInterface {
  static readonly does = 'Stores the reason that a partner is given when its request is cancelled after its time.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner add column auto_cancel_reason text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner drop column auto_cancel_reason');
  }
}
