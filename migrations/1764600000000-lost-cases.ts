import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lost cases can be listed, all and by state, and what is on its way for too long. The case itself is a fact of its request, taken and saved with the step that
 * moves it: a table would be a second write of every step for what one request in a thousand has.
 */
export class LostCases1764600000000 implements MigrationInterface {
  static readonly does = 'Lists lost cases, and requests that have been on their way for too long.';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index request_lost_case on request (id) where facts ? 'lostCase'`);
    await runner.query(
      `create index request_lost_case_state on request ((facts #>> '{lostCase,state}'), id) where facts ? 'lostCase'`,
    );
    await runner.query(
      `create index request_on_its_way on request (
        (coalesce(facts ->> 'returnedAt', case when facts ->> 'receivedAt' is null then facts ->> 'shippedAt' end)), id)
        where side = 'lending' and closed_at is null
          and coalesce(facts ->> 'returnedAt', case when facts ->> 'receivedAt' is null then facts ->> 'shippedAt' end) is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index if exists request_lost_case, request_lost_case_state, request_on_its_way');
  }
}
