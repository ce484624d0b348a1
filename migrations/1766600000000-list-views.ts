import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Views of the request lists that a library shares, and the desks that begin with one. */
export class ListViews1766600000000 implements MigrationInterface {
  static readonly does = 'Adds list views that a library shares, and the desks that open with one.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table list_view (
      id bigint generated always as identity primary key,
      side text not null check (side in ('borrowing', 'lending')),
      name text not null,
      search text not null,
      library_code text references library (code) on delete cascade,
      opens_at text[] not null default '{}',
      changed_at timestamptz not null default now(),
      changed_by text not null)`);
    await runner.query('create unique index list_view_name on list_view (side, name, library_code) nulls not distinct');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table if exists list_view');
  }
}
