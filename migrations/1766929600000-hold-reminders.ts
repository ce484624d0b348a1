import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the patron was reminded of what waits on the hold shelf. */
export class HoldReminders1766929600000 implements MigrationInterface {
  static readonly does = 'Stores when a patron was reminded of an item on the hold shelf.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table hold add column reminded_at timestamptz');
    // Whoever was not reminded so far is not reminded of what has waited for long.
    await runner.query(`update hold set reminded_at = now() where closed_at is null and status = 'onShelf'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table hold drop column reminded_at');
  }
}
