import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reports read sums by day, which a job keeps each minute from the history: no message writes to them. What a request was
 * counted for stays beside it, so that only the difference is added when it goes on; `said` names the same by thing and
 * day, for the list behind a number.
 */
export class Figures1766911000001 implements MigrationInterface {
  static readonly does = 'Adds the daily figures that reports read.';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['figure_read', 'figure', 'request_figure']) await runner.query(`drop table ${table}`);
  }
}

const statements = [
  `create table request_figure (
    request_id bigint primary key references request (id) on delete cascade,
    counted jsonb not null,
    said text[] not null
  )`,
  'create index request_figure_said on request_figure using gin (said)',
  // Sums of days, and of whole months by their first day, so that a year is read from few rows.
  `create table figure (
    grain text not null,
    day date not null,
    side text not null,
    library text not null,
    service text not null,
    partner text not null,
    measure text not null,
    detail text not null,
    count integer not null,
    amount numeric(14, 2) not null default 0,
    primary key (grain, measure, day, side, partner, detail, service, library)
  )`,
  `create table figure_read (
    name text primary key,
    read_to bigint not null default 0,
    read_at timestamptz
  )`,
];
