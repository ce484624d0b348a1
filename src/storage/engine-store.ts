import type { PoolClient } from 'pg';
import type { WrittenMessages } from '../engine/model/delivery-queue.js';
import {
  AlreadyStored,
  type Committed,
  type EngineStore,
  type JobScope,
  StoreUnavailable,
} from '../engine/model/store.js';
import { isUnavailable } from '../engine/receiving/unavailable.js';
import { type BatchEnd, type BatchToRun, type BatchWork, runBatch } from './commit/batch.js';
import { createLeases, noLeases } from './commit/leases.js';
import type { Database } from './database.js';
import { engineRows } from './engine-rows.js';
import { linesOfRun } from './job-lines.js';
import type { LocalSettings } from './local-records/index.js';
import { openStepTransaction, type WrittenSoFar } from './step-transaction.js';

/** Who is told what the engine’s transactions have written, once it is committed. */
export interface AfterCommit {
  /** Who sends what is written for partners. */
  messages?: WrittenMessages;
  committed?: (what: Committed) => void;
}

/** The engine's storage on PostgreSQL: named statements on the pool that TypeORM uses too. */
export function createEngineStore(
  database: Database,
  settings: LocalSettings,
  { messages, committed }: AfterCommit = {},
): EngineStore {
  const { dataSource, pool, fullDisk } = database;
  const newLeases = messages ? createLeases(messages) : () => noLeases;

  /** Each transaction of the engine: what is committed is told, and what was leased with it is handed over. */
  async function run<T>(
    works: readonly BatchWork<T>[],
    how: Pick<BatchToRun, 'lockedForMs' | 'beforeCommit' | 'tried'> & { scope: Pick<JobScope, 'run'> | undefined },
  ): Promise<BatchEnd<T>> {
    const leases = how.tried ? noLeases : newLeases();
    const written: WrittenSoFar = { requests: new Set(), newLending: false };
    let isCommitted = false;
    try {
      const end = await runBatch(
        {
          ...how,
          pool,
          begins: how.scope ? `; set local interlend.job_run = '${Number(how.scope.run)}'` : '',
          open: (session, gathering) =>
            openStepTransaction({ dataSource, session, settings, leases, written }, gathering),
        },
        works,
      );
      isCommitted = end.isCommitted;
      return end;
    } finally {
      leases.over(isCommitted);
      if (isCommitted && written.requests.size > 0) committed?.(written);
    }
  }

  return {
    transaction: async (work, scope) => {
      const told = scope?.tried;
      const tried = told && (async (session: PoolClient) => told(await linesOfRun(session, scope.run)));
      const { isCommitted, results } = await run([work], { lockedForMs: 10_000, tried, scope });
      const [result] = results;
      if (result?.status === 'fulfilled' && (isCommitted || tried)) return result.value;
      const error = result?.status === 'rejected' ? result.reason : new Error('The database did not commit.');
      if ((error as { code?: string }).code === diskFull) fullDisk.seen = true;
      throw translate(error);
    },
    batch: async (works, beforeCommit, scope) => {
      const { isCommitted, results, atFault } = await run(works, { lockedForMs: 100, beforeCommit, scope });
      return isCommitted ? { kind: 'committed', results } : { kind: 'rolledBack', atFault };
    },
    ...engineRows(database),
  };
}

/** SQLSTATE disk_full. */
const diskFull = '53100';

/** PostgreSQL's refusals in the engine's words. */
function translate(error: unknown): unknown {
  if ((error as { code?: string }).code === '23505') return new AlreadyStored(error);
  return isUnavailable(error) && !(error instanceof StoreUnavailable) ? new StoreUnavailable(error) : error;
}
