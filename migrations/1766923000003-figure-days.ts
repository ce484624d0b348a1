import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A report reads whole months and a few single days: it finds them by their grain and day, not by reading all. */
export class FigureDays1766923000003 implements MigrationInterface {
  static readonly does = 'Finds figures by day and month.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index figure_grain_day on figure (grain, day)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index figure_grain_day');
  }
}
