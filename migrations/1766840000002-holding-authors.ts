import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a library owns is found by its author too. */
export class HoldingAuthors1766840000002 implements MigrationInterface {
  static readonly does = 'Finds items by author.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table holding add column author text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table holding drop column author');
  }
}
