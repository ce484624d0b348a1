import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One row that tells a node two things about itself: whether its secret key is the one that this database was used with
 * (`sealed` can be opened with it), and whether anything can be stored (`written_at` can be set).
 */
export class NodeCheck1766880000000 implements MigrationInterface {
  static readonly does = 'Lets a node check its secret key, and whether the database can be written.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table node_check (
      only_row boolean primary key default true constraint node_check_only_row check (only_row),
      sealed text,
      written_at timestamptz not null default now()
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table node_check');
  }
}
