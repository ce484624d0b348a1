import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A broker may write in the name of libraries that are listed with it. */
export class SpeaksFor1766820000002 implements MigrationInterface {
  static readonly does = 'Lets a broker write in the name of the libraries that are listed with it.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table partner add column speaks_for jsonb not null default '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner drop column speaks_for');
  }
}
