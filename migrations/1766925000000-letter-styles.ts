import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Each library's logo and order of languages for its letters; a mail names the logo that travels with it. */
export class LetterStyles1766925000000 implements MigrationInterface {
  static readonly does = 'Adds a logo and an order of languages for each library’s letters.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table letter_logo (
      digest text primary key,
      type text not null check (type in ('image/png', 'image/jpeg')),
      content bytea not null check (octet_length(content) <= 200000),
      width integer not null,
      height integer not null
    )`);
    await runner.query(`create table letter_style (
      library_code text primary key references library on delete cascade,
      languages text[],
      logo text references letter_logo,
      changed_at timestamptz not null default now(),
      changed_by text not null
    )`);
    await runner.query('alter table mail add logo text');
    // A language that nobody said was English, so that no order of the library could decide; it is not known from now on.
    await runner.query('alter table patron alter language drop not null, alter language drop default');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update patron set language = 'en' where language is null`);
    await runner.query(`alter table patron alter language set default 'en', alter language set not null`);
    await runner.query('alter table mail drop logo');
    await runner.query('drop table letter_style');
    await runner.query('drop table letter_logo');
  }
}
