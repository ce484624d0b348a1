import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters in a library's own words, beside the built-in ones that they were made from, and how long their mails wait. */
export class LetterWordings1766910400002 implements MigrationInterface {
  static readonly does = 'Adds a library’s own texts of letters, and how long their e-mails wait.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table letter_wording (
      code text not null,
      language text not null check (language in ('en', 'fr')),
      subject text not null,
      body text not null,
      based_on jsonb not null,
      changed_at timestamptz not null default now(),
      changed_by text not null,
      primary key (code, language)
    )`);
    await runner.query(`create table letter_delay (
      code text primary key,
      minutes integer not null check (minutes between 0 and 10080),
      changed_at timestamptz not null default now(),
      changed_by text not null
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table letter_delay');
    await runner.query('drop table letter_wording');
  }
}
