import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A block that staff set may end by itself: at the end of a day that they name. */
export class BlockUntil1766937300051 implements MigrationInterface {
  static readonly does = 'Adds the day on which a block ends.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table patron_block add column ends_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table patron_block drop column ends_at');
  }
}
