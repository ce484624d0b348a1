import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex, dropIndex } from './beside-the-work.js';

/** The beginning of an id is found by the index that finds the whole, its end by another. */
export class ExternalIdEnds1766840000003 implements MigrationInterface {
  static readonly does = 'Finds ids by their beginning and by their end.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, 'request_external_id_beginning', 'request (external_id text_pattern_ops)');
    await buildIndex(runner, 'request_external_id_end', 'request (reverse(external_id) text_pattern_ops)');
    await dropIndex(runner, 'request_external_id');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('create index request_external_id on request (external_id)');
    await runner.query('drop index request_external_id_end, request_external_id_beginning');
  }
}
