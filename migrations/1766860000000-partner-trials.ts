import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When staff last tested the way to a partner, and whether every step was well: a partner nobody reached does not answer. */
export class PartnerTrials1766860000000 implements MigrationInterface {
  static readonly does = 'Stores when staff last tested the connection to a partner, and with what result.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner_channel add column tested_at timestamptz, add column tested_well boolean');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table partner_channel drop column tested_at, drop column tested_well');
  }
}
