import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where copies for a library are sent: partners are told it with each request for a copy. */
export class LibraryEmail1766820000000 implements MigrationInterface {
  static readonly does = 'Adds the e-mail address to which copies for a library are sent.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table library add column email text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table library drop column email');
  }
}
