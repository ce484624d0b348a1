import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where patrons answer letters of a desk. */
export class DeskEmail1766922000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table desk add email text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table desk drop email');
  }
}
