import { expect } from 'chai';
import { type Database, openDatabase } from '../../src/storage/database/database.js';
import { claim } from '../../src/storage/exchange/claims.js';
import { oldestDueSeconds } from '../../src/storage/exchange/outbox.js';
import { valuesOf, writeStepsSql } from '../../src/storage/loans/write-steps.js';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { migrated } from '../support/migrated.js';
import { fillLibrary } from './support/full-library.js';
import { statementsOf } from './support/watched.js';

describe('a backlog that grows faster than PostgreSQL counts', () => {
  let home: TestDatabase;
  let database: Database;
  before(async function () {
    this.timeout(60_000);
    home = await createTestDatabase(migrated);
    database = await openDatabase({ url: home.url, connections: 3, name: 'interlend backlog' });
    await fillLibrary(database.pool, 3000);
    // Counted while nothing waits; then a partner comes back, or a job sends two thousand messages.
    await database.pool.query(`update outbound_message set status = 'delivered'`);
    await database.pool.query('vacuum (analyze) outbound_message');
    await database.pool.query(
      `update outbound_message set status = 'pending', next_attempt_at = now() where id % 3 > 0`,
    );
  });
  after(async () => {
    await database?.close();
    await home?.drop();
  });

  /** Rows that steps of a plan looked at in vain. */
  async function lookedAtInVain(work: () => Promise<unknown>): Promise<number> {
    const [asked] = await statementsOf(work);
    if (!asked) throw new Error('Nothing was asked.');
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      const plan = await client.query(
        `explain (analyze, costs off, timing off, summary off) ${asked.text}`,
        asked.values,
      );
      await client.query('rollback');
      const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
      expect(text).to.not.match(/Hash \(actual rows=\d{4}/);
      const removed = text.matchAll(/Rows Removed by (?:Join )?Filter: (\d+)/g);
      return Math.max(0, ...[...removed].map(([, rows]) => Number(rows)));
    } finally {
      client.release();
    }
  }

  it('costs a claim no more than what it claims', async () => {
    const options = { limit: 32, perPartner: 8, instance: 'test' };
    expect(await lookedAtInVain(() => claim(database.pool, options))).to.be.below(100);
  });

  it('is asked for its oldest message without being read', async () => {
    expect(await lookedAtInVain(() => oldestDueSeconds(database.pool))).to.be.below(100);
  });

  it('is not read by a step of a request that it is not about', async () => {
    const later = `update outbound_message set next_attempt_at = now() + interval '1 hour' where status = 'pending'`;
    expect(await pagesReadByNoStep(later)).to.be.below(100);
  });

  /** Pages that the statement of a step reads in one of its parts although there is no step to write; `before` is undone again. */
  async function pagesReadByNoStep(before: string): Promise<number> {
    const client = await database.pool.connect();
    try {
      await client.query(`begin; set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off`);
      await client.query(before);
      const values = valuesOf([], () => undefined);
      const asked = { text: `explain (analyze, buffers, format json) ${writeStepsSql}`, values };
      const [row] = (await client.query(asked)).rows;
      const [{ Plan: plan }] = row['QUERY PLAN'];
      return Math.max(...plan.Plans.map((part: Record<string, number>) => part['Shared Hit Blocks'] ?? 0));
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
});
