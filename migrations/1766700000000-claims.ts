import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What waits is found by its partner, and what waits before it by its conversation. A third index of all that is open fits
 * neither, and PostgreSQL took it for both while it believed that nothing was waiting. Requests that nobody got have one
 * of their own.
 */
export class Claims1766700000000 implements MigrationInterface {
  static readonly does = 'Finds waiting messages by partner and by conversation.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outbound_message_open');
    await runner.query(
      `create index outbound_message_undelivered on outbound_message (id) where kind = 'request' and status in ('pending', 'held')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index outbound_message_undelivered');
    await runner.query(
      `create index outbound_message_open on outbound_message (conversation_id, seq) where status in ('pending', 'sending', 'held')`,
    );
  }
}
