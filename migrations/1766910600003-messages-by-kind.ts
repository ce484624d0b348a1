import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from './beside-the-work.js';

/** Messages of a kind that is rare, or that never came, are found without reading all others. */
export class MessagesByKind1766910600003 implements MigrationInterface {
  static readonly does = 'Finds messages of a rare kind without reading all others.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, 'inbound_message_kind', 'inbound_message (kind, id)');
    await buildIndex(runner, 'outbound_message_kind', 'outbound_message (kind, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index inbound_message_kind, outbound_message_kind');
  }
}
