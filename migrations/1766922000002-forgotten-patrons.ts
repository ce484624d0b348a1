import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from './beside-the-work.js';

/** Requests that name a patron, in their order: those that are over forget it in time, and the index grows no further. */
export class ForgottenPatrons1766922000002 implements MigrationInterface {
  static readonly does = 'Finds requests that name a patron, so that closed ones can forget the patron.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndex(runner, 'citation_has_patron', 'citation (request_id) where patron is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index citation_has_patron');
  }
}
