import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndex } from './beside-the-work.js';

/** Terms are kept whole: what was offered before, and requests that wait for the day to ask again. */
export class Terms1766810000000 implements MigrationInterface {
  static readonly does = 'Stores all terms that were offered, and requests that wait for a day to ask again.';

  transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(termsOfOffers);
    await buildIndex(
      runner,
      'request_retry',
      `request ((facts ->> 'retryAfter'), id) where side = 'borrowing' and state = 'retryLater'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index if exists request_retry');
    await runner.query(`update request set facts = facts - 'terms' - 'offers' - 'offerForm' where facts ? 'terms'`);
  }
}

// What waits for an answer is an offer like those that come from now on.
const termsOfOffers = `update request set facts = facts || jsonb_build_object('offers', 1, 'terms', jsonb_strip_nulls(jsonb_build_object(
      'offer', 1, 'conditions', facts -> 'conditions', 'cost', facts -> 'costs', 'replyBy', facts -> 'retryBefore',
      'offeredAt', to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))))
     where state = 'conditional' and not facts ? 'terms'`;
