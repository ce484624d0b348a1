import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which files of patrons and items came in, by whom, with what result, and which of their lines could not be taken. */
export class CsvImports1766937600054 implements MigrationInterface {
  static readonly does = 'Adds the log of imported files of patrons and items.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table csv_import (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('patrons', 'holdings')),
      file text,
      started_by text not null,
      started_at timestamptz not null default now(),
      created integer not null default 0,
      changed integer not null default 0,
      unchanged integer not null default 0,
      refused integer not null default 0
    )`);
    await runner.query('create index csv_import_kind on csv_import (kind, id)');
    await runner.query(`comment on table csv_import is 'A file of patrons or items that came in as CSV.'`);
    await runner.query(`create table csv_import_line (
      id bigint generated always as identity primary key,
      import_id bigint not null references csv_import (id) on delete cascade,
      line bigint not null,
      key text not null,
      problems jsonb not null,
      refused_at timestamptz not null default now()
    )`);
    await runner.query('create index csv_import_line_import on csv_import_line (import_id, id)');
    await runner.query(`comment on table csv_import_line is 'A line of such a file that could not be taken.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table csv_import_line');
    await runner.query('drop table csv_import');
  }
}
