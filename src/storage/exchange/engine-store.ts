import type { WrittenMessages } from '../../engine/model/delivery-queue.js';
import {
  AlreadyStored,
  type Committed,
  type EngineStore,
  type JobScope,
  type StoreTransaction,
  StoreUnavailable,
} from '../../engine/model/store.js';
import { isUnavailable } from '../../engine/receiving/unavailable.js';
import type { ActiveWebhooks } from '../../engine/webhooks/active.js';
import type { Database } from '../database/database.js';
import { linesOfRun } from '../jobs/job-lines.js';
import type { LocalSettings } from '../local-records/index.js';
import { runBatch } from './commit/batch.js';
import { createLeases } from './commit/leases.js';
import { engineRows } from './engine-rows.js';
import type { WrittenSoFar } from './step-transaction.js';

/** Who is notified of what the engine’s transactions have written, once it is committed. */
export interface AfterCommit {
  /** Who sends what is written for partners. */
  messages?: () => WrittenMessages | undefined;
  committed?: (what: Committed) => void;
  /** Whom steps tell of what they do, and who sends it. */
  webhooks?: Pick<ActiveWebhooks, 'known'>;
  callsWritten?: () => void;
}

/** The engine's storage on PostgreSQL: named statements on the pool that TypeORM uses too. */
export function createEngineStore(
  database: Database,
  settings: LocalSettings,
  { messages = () => undefined, committed, webhooks, callsWritten }: AfterCommit = {},
): EngineStore {
  const { dataSource, pool, fullDisk } = database;
  const newLeases = createLeases(messages);

  /** Each transaction of the engine: what is committed is reported, and what was leased with it is handed over. */
  async function run<T>(
    works: readonly ((tx: StoreTransaction) => Promise<T>)[],
    scope: JobScope | undefined,
    how: { lockedForMs: number; beforeCommit?: (() => void) | undefined },
  ): Promise<PromiseSettledResult<T>[]> {
    const tried = scope?.tried;
    const leases = newLeases();
    const written: WrittenSoFar = {
      requests: new Set(),
      newLending: false,
      leased: [],
      othersWait: false,
      calls: false,
    };
    try {
      const results = await runBatch(
        {
          ...{ ...how, pool, dataSource, settings, written, webhooks, lease: tried ? () => undefined : leases.lease },
          begins: scope ? `; set local interlend.job_run = '${Number(scope.run)}'` : '',
          tried: tried && (async (session) => tried(await linesOfRun(session, scope.run))),
        },
        works,
      );
      if (tried) return results;
      if (written.leased.length > 0) messages()?.handOver(written.leased);
      if (written.othersWait) messages()?.lookAgain();
      if (written.requests.size > 0) committed?.(written);
      if (written.calls) callsWritten?.();
      return results;
    } catch (error) {
      fullDisk.seen ||= (error as { code?: string }).code === diskFull;
      throw error;
    } finally {
      leases.end();
    }
  }

  return {
    transaction: async (work, scope) => {
      try {
        const [result] = await run([work], scope, { lockedForMs: 10_000 });
        if (result?.status === 'fulfilled') return result.value;
        throw result?.reason;
      } catch (error) {
        throw translate(error);
      }
    },
    batch: (works, beforeCommit, scope) => run(works, scope, { lockedForMs: 100, beforeCommit }),
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
