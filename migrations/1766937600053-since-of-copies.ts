import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a copy was acquired, as its record writes it: partners and patrons are told since which year a library has it. */
export class SinceOfCopies1766937600053 implements MigrationInterface {
  static readonly does = 'Stores since when a library has had a copy.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table bib_copy add column since text');
    await runner.query('alter table holding add column shelf_since text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table holding drop column shelf_since');
    await runner.query('alter table bib_copy drop column since');
  }
}
