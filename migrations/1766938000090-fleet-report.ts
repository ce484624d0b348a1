import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the last comparison of the libraries of a consortium found. */
export class FleetReport1766938000090 implements MigrationInterface {
  static readonly does = 'Keeps the last report on whether libraries agree.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table fleet_report (
      only_row boolean primary key default true check (only_row),
      checked_at timestamptz not null,
      report jsonb not null
    )`);
    await runner.query(
      `comment on table fleet_report is 'The last report on whether the libraries that the settings name agree. No key and no patron is in it.'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table fleet_report');
  }
}
