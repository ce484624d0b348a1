import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Since when a message that was cut off twice is being sent with no other beside it. If its process ends then, that speaks
 * against this message; at any other time it may have been killed from outside.
 */
export class TriedAlone1766880000001 implements MigrationInterface {
  static readonly does = 'Stores since when a message that was cut off twice is sent alone.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbound_message add alone_since timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table outbound_message drop alone_since');
  }
}
