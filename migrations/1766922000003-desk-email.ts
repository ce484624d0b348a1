import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where patrons answer letters of a desk. */
export class DeskEmail1766922000003 implements MigrationInterface {
  static readonly does = 'Adds the address at which patrons answer letters of a desk.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table desk add email text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table desk drop email');
  }
}
