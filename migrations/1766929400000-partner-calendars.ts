import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The calendars of partners: periods on which each is closed. */
export class PartnerCalendars1766929400000 implements MigrationInterface {
  static readonly does = 'Adds the calendars of partners.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table partner add closures jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner drop closures');
  }
}
