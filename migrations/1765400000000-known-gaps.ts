import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Marks in French; partners that get letters by e-mail; what an item of our own would cost to replace. */
export class KnownGaps1765400000000 implements MigrationInterface {
  static readonly does =
    'Adds French texts of attention items, partners that get letters by e-mail, and replacement costs of items.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table holding drop column replacement_cost, drop column replacement_currency');
    await runner.query('alter table attention drop column french');
    await runner.query('alter table partner drop column email_letters');
  }
}

const statements = [
  // A mark of an earlier version has none: its reason and its English say it.
  'alter table attention add column french text',
  'alter table partner add column email_letters boolean not null default false',
  `alter table holding add column replacement_cost numeric(12, 2) check (replacement_cost >= 0),
    add column replacement_currency text`,
];
