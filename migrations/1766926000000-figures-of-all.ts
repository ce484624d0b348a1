import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Figures of all partners together are kept beside those of each, and requests are found by side and partner. What was
 * counted is taken out: the job counts the history anew, in the background.
 */
export class FiguresOfAll1766926000000 implements MigrationInterface {
  static readonly does = 'Counts figures of all partners together, and finds requests by side and partner.';
  static readonly removes =
    'All numbers of the reports are removed and counted again from the history, in the minutes after the start.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of emptied) await runner.query(statement);
    await runner.query('drop index figure_grain_day');
    await runner.query('create index figure_grain_partner on figure (grain, partner, day)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of emptied) await runner.query(statement);
    await runner.query('drop index figure_grain_partner');
    await runner.query('create index figure_grain_day on figure (grain, day)');
  }
}

const emptied = ['truncate figure', 'truncate request_figure', 'delete from figure_read'];
