import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A message to a partner may wait until the library's own system has answered. */
export class MessagesWaitForSystem1766938000065 implements MigrationInterface {
  static readonly does = 'Lets messages to partners wait for the system of the library.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbound_message add column waits_for_calls bigint[]');
    await runner.query(
      `comment on column outbound_message.waits_for_calls is 'Calls to the library''s own system that are to be settled before it is sent. Its next try is a hundred years off until then.'`,
    );
    await runner.query(
      'create index outbound_message_waits on outbound_message (request_id) where waits_for_calls is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update outbound_message set next_attempt_at = now() where waits_for_calls is not null`);
    await runner.query('drop index outbound_message_waits');
    await runner.query('alter table outbound_message drop column waits_for_calls');
  }
}
