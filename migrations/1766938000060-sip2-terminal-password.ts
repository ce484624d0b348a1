import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A SIP2 server may want a password of the terminal beside that of its login. */
export class Sip2TerminalPassword1766938000060 implements MigrationInterface {
  static readonly does = 'Adds the terminal password of SIP2.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table library_system_link add column sip2_terminal_secret text, add column sip2_terminal_origin text',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table library_system_link drop column sip2_terminal_secret, drop column sip2_terminal_origin',
    );
  }
}
