import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages of a kind that is rare, or that never came, are found without reading all others. */
export class MessagesByKind1766910600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index inbound_message_kind on inbound_message (kind, id)');
    await runner.query('create index outbound_message_kind on outbound_message (kind, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index inbound_message_kind, outbound_message_kind');
  }
}
