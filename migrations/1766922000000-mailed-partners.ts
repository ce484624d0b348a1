import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Partners that speak by mail alone, and in which language letters to a partner are written. */
export class MailedPartners1766922000000 implements MigrationInterface {
  static readonly does =
    'Adds partners that exchange letters by e-mail only, and the language of letters to a partner.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner add by_email boolean not null default false, add letter_language text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner drop by_email, drop letter_language');
  }
}
