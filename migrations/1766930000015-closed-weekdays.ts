import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The days of the week on which a library is closed; none said: Saturday and Sunday are no working days. */
export class ClosedWeekdays1766930000015 implements MigrationInterface {
  static readonly does = 'Adds the weekdays on which a library is closed.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table library add closed_weekdays smallint[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table library drop closed_weekdays');
  }
}
