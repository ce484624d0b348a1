import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A move request names the day by which the item is to be at the desk. */
export class MovesNeededBy1766927000001 implements MigrationInterface {
  static readonly does = 'Adds the day by which a move request needs the item.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table move_request add column needed_by date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table move_request drop column needed_by');
  }
}
