import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which languages there are is said by the catalogue of words: tables keep the code of one. */
export class LanguagesByTheirCode1766929700000 implements MigrationInterface {
  static readonly does = 'Stores languages by their code, so that a language can be added.';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await checked(runner, table, `language ~ '^[a-z]{2,3}$'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await checked(runner, table, `language in ('en', 'fr')`);
  }
}

const tables = ['letter', 'letter_wording', 'mail', 'patron', 'staff'] as const;

async function checked(runner: QueryRunner, table: string, condition: string): Promise<void> {
  const name = `${table}_language_check`;
  await runner.query(
    `alter table ${table} drop constraint ${name}, add constraint ${name} check (${condition}) not valid`,
  );
  await runner.query(`alter table ${table} validate constraint ${name}`);
}
