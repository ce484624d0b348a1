import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the node itself says of a channel and of a move request, as a code with its facts: each reader gets it in their language. */
export class ReasonsInWords1766910100002 implements MigrationInterface {
  static readonly does = 'Stores the reasons of connections and move requests as codes, for every language.';

  name = 'ReasonsInWords1766910100002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner_channel add column reason_words jsonb');
    await runner.query('alter table move_request add column closing_words jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table move_request drop column closing_words');
    await runner.query('alter table partner_channel drop column reason_words');
  }
}
