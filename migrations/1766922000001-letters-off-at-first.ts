import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A letter that tells patrons by itself that nobody can supply is off until a library switches it on. */
export class LettersOffAtFirst1766922000001 implements MigrationInterface {
  static readonly does = 'Adds letters that are off until a library switches them on.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `insert into letter_off (code, by) values ('requestNotFilled', 'Interlend') on conflict do nothing`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from letter_off where code = 'requestNotFilled'`);
  }
}
