import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages that were refused are removed after a while: their own index, for they are few among many. */
export class RefusedMessages1766910600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index inbound_message_refused on inbound_message (id) where outcome = 'refused'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index inbound_message_refused');
  }
}
