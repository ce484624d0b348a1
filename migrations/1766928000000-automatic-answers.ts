import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partners that are answered by themselves, and by what rotas rank them; when the records last told where an item stands. */
export class AutomaticAnswers1766928000000 implements MigrationInterface {
  static readonly does =
    'Adds automatic answers, the preferences of ranked rotas, and when an item’s location was last reported.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner add automatic_answers boolean not null default false');
    await runner.query('alter table partner add tier integer, add loan_fee text, add copy_fee text');
    await runner.query('alter table holding add shelf_told_at timestamptz');
    await runner.query(
      `create index catalogue_import_whole on catalogue_import (source, started_at) where mode = 'full' and ended_at is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index catalogue_import_whole');
    await runner.query('alter table holding drop shelf_told_at');
    await runner.query('alter table partner drop tier, drop loan_fee, drop copy_fee, drop automatic_answers');
  }
}
