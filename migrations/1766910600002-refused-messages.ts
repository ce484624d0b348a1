import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from './beside-the-work.js';

/** Messages that were refused are removed after a while: their own index, for they are few among many. */
export class RefusedMessages1766910600002 implements MigrationInterface {
  static readonly does = 'Finds refused messages, so that old ones can be removed.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, 'inbound_message_refused', `inbound_message (id) where outcome = 'refused'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index inbound_message_refused');
  }
}
