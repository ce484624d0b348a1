import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests that name a patron, in their order: those that are over forget it in time, and the index grows no further. */
export class ForgottenPatrons1766922000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index citation_has_patron on citation (request_id) where patron is not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index citation_has_patron');
  }
}
