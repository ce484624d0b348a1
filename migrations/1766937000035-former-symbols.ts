import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Symbols that a library signed with before: partners may write to them for as long as they stand here. */
export class FormerSymbols1766937000035 implements MigrationInterface {
  static readonly does = 'Adds former symbols of a library.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table library add column former_symbols text[] not null default '{}'`);
    await runner.query(
      `comment on column library.former_symbols is 'Symbols that it signed with before, which partners may still write to.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table library drop column former_symbols');
  }
}
