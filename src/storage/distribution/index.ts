import type { PoolClient } from 'pg';
import type { QueryRunner } from 'typeorm';
import type { DistributionStore, DistributionTx } from '../../engine/distribution/ports.js';
import type { Outcome } from '../../engine/model/local/outcome.js';
import type { Database } from '../database/database.js';
import { type LocalSettings, localRecordsWithin } from '../local-records/index.js';
import { refusalOf } from '../local-records/records-context.js';
import { createLinkStore } from '../outbound-calls/links.js';
import { removedPartners, removePartnerWithin, symbolsInUse } from '../partners/partner-removal.js';
import {
  bindSecret,
  insertCredential,
  insertPartner,
  noteTest,
  readPartners,
  revokeCredential,
  updatePartner,
} from '../partners/partner-store.js';
import { tablesOn } from '../tables/on-client.js';
import { distributionRecords } from './records.js';

/** Directory files on PostgreSQL. A file is taken in within one transaction over TypeORM's tables and our own statements. */
export const createDistributionStore = (
  database: Database,
  // What a file changes is read from its transaction, and nobody else trusts it before it is committed.
  { remembered, ...settings }: LocalSettings,
): DistributionStore => ({
  records: distributionRecords(database.pool, tablesOn(database.dataSource, database.pool)),
  transaction: async (work) => {
    const runner = database.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      await client.query(`select pg_advisory_xact_lock(hashtext('interlend-directory'))`);
      const { keep, value } = await work(txOn(runner, client, settings));
      await (keep ? runner.commitTransaction() : runner.rollbackTransaction());
      return value;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
      // Only now do others see it: what they read meanwhile is asked for anew.
      remembered?.forget();
    }
  },
});

function txOn(runner: QueryRunner, client: PoolClient, settings: LocalSettings): DistributionTx {
  const tables = tablesOn(runner.dataSource, client);
  const local = localRecordsWithin(runner.dataSource, client, settings);
  return {
    records: distributionRecords(client, tables),
    partners: () => readPartners(runner.manager),
    directory: {
      insertPartner: (draft, secret) => insertPartner(runner.manager, draft, secret),
      updatePartner: (code, change, besides) => updatePartner(runner.manager, code, change, besides),
      bindSecret: (code, url, origin) => bindSecret(runner.manager, code, url, origin),
      insertCredential: (credential) => insertCredential(runner.manager, credential),
      revokeCredential: (code, id) => revokeCredential(runner.manager, code, id),
      noteTest: (code, well) => noteTest(runner.manager, code, well),
      removePartner: (code) => removePartnerWithin(client, tables, code),
      removedPartners: () => removedPartners(client),
      symbolsInUse: (code) => symbolsInUse(client, code),
      profiles: () => local.rules.profiles(),
    },
    local,
    links: createLinkStore(client),
    attempt: (work, trial = false) => attempt(client, work, trial),
  };
}

async function attempt<T>(client: PoolClient, work: () => Promise<Outcome<T>>, trial: boolean): Promise<Outcome<T>> {
  await client.query('savepoint attempt');
  const outcome = await work().catch((error: unknown) =>
    refusalOf((error as { driverError?: unknown }).driverError ?? error),
  );
  const kept = outcome.kind === 'done' && !trial;
  await client.query(kept ? 'release savepoint attempt' : 'rollback to savepoint attempt');
  return outcome;
}
