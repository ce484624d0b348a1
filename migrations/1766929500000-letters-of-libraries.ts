import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A library words a letter for itself; what it does not word is as all libraries have it, which is how every wording was until
 * now. Which letters are in use is kept where somebody chose: what is off at first needs no row.
 */
export class LettersOfLibraries1766929500000 implements MigrationInterface {
  static readonly does = 'Lets each library write its own letters and choose which are in use.';
  static readonly removes =
    'The list of letters that are switched off is replaced by one that knows which letters are on; the old list is removed.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}

const up = [
  'alter table letter_wording drop constraint letter_wording_pkey',
  'alter table letter_wording add id bigint generated always as identity primary key',
  'alter table letter_wording add library_code text references library on delete cascade',
  'create unique index letter_wording_of_all on letter_wording (code, language) where library_code is null',
  `create unique index letter_wording_of_library on letter_wording (library_code, code, language)
    where library_code is not null`,
  `create table letter_use (
    code text primary key,
    used boolean not null,
    changed_at timestamptz not null default now(),
    changed_by text not null
  )`,
  `insert into letter_use (code, used, changed_at, changed_by)
    select code, false, since, by from letter_off where not (code = 'requestNotFilled' and by = 'Interlend')`,
  // Off at first, and a library switched it on.
  `insert into letter_use (code, used, changed_by)
    select 'requestNotFilled', true, 'Interlend' where not exists (select from letter_off where code = 'requestNotFilled')`,
  'drop table letter_off',
  // The version before reads and writes it while it runs beside this one.
  'create view letter_off as select code, changed_at as since, changed_by as by from letter_use where not used',
];

const down = [
  'drop view letter_off',
  'create table letter_off (code text primary key, since timestamptz not null default now(), by text not null)',
  'insert into letter_off (code, since, by) select code, changed_at, changed_by from letter_use where not used',
  `insert into letter_off (code, by) select 'requestNotFilled', 'Interlend'
    where not exists (select from letter_use where code = 'requestNotFilled')`,
  'drop table letter_use',
  'delete from letter_wording where library_code is not null',
  'alter table letter_wording drop column library_code, drop column id',
  'alter table letter_wording add primary key (code, language)',
];
