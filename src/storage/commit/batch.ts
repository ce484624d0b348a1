/** One transaction of one work or of several: all are committed or none, and who kept it from being committed is known. */
import type { Pool, PoolClient } from 'pg';
import { type StoreTransaction, StoreUnavailable } from '../../engine/model/store.js';
import { createGathering, type Gathering, inFailedTransaction } from './gather.js';

export type BatchWork<T> = (tx: StoreTransaction) => Promise<T>;

/** A work's view of the transaction. */
export interface WorkTransaction extends StoreTransaction {
  /** Writes what waits for a statement that takes it along. */
  flush(): Promise<void>;
}

export interface BatchToRun {
  pool: Pick<Pool, 'connect'>;
  /** For all works of the transaction, which ask by the same statements. */
  open(client: PoolClient, gathering: Gathering): () => WorkTransaction;
  /** How long a request that somebody else has locked is waited for. */
  lockedForMs: number;
  /** What else the transaction is told as it begins. */
  begins: string;
  /** All is written. */
  beforeCommit?: (() => void) | undefined;
  /** Nothing is to be committed; called when all is written. */
  tried?: ((client: PoolClient) => Promise<void>) | undefined;
}

/** `isCommitted`: one that failed after it had written the last of what it writes is committed all the same. */
export interface BatchEnd<T> {
  isCommitted: boolean;
  /** What came of each work, in their order. */
  results: PromiseSettledResult<T>[];
  /** Places of the works that kept it from being committed; all of them where that is not known. */
  atFault: number[];
}

/** Rejects when there is no connection. A connection that is lost meanwhile is the fault of all works. */
export async function runBatch<T>(batch: BatchToRun, works: readonly BatchWork<T>[]): Promise<BatchEnd<T>> {
  const client = await batch.pool.connect().catch((cause: unknown) => {
    throw new StoreUnavailable(cause);
  });
  let broken: Error | undefined;
  try {
    // Sent ahead of the first statement; a failure of it is that statement's failure.
    client.query(`begin; set local lock_timeout = ${batch.lockedForMs}; ${plannedOnce}${batch.begins}`).catch(() => {});
    let commit: Promise<{ command: string }> | undefined;
    /** The commit leaves with the last statement and waits for no answer to it: after a failed statement it is a rollback. */
    const commitNow = () => {
      batch.beforeCommit?.();
      commit = client.query({ name: 'commit', text: 'commit' });
      commit.catch(() => {});
    };
    const gathering = createGathering(works.length, batch.tried ? () => {} : commitNow);
    const open = batch.open(client, gathering);
    const results = await Promise.allSettled(
      works.map(async (work) => {
        let outcome: 'well' | 'failed' = 'failed';
        try {
          const tx = open();
          const result = await work(tx);
          if (!commit) await tx.flush();
          outcome = 'well';
          return result;
        } finally {
          gathering.over(outcome);
        }
      }),
    );
    const failed = results.flatMap((each, at) => (each.status === 'rejected' ? [{ at, error: each.reason }] : []));
    let isCommitted = false;
    let failure: unknown;
    try {
      if (failed.length === 0) await batch.tried?.(client);
      if (failed.length === 0 && !commit && !batch.tried) commitNow();
      isCommitted = (await commit)?.command === 'COMMIT';
    } catch (error) {
      failure = error;
    }
    if (!isCommitted)
      await client.query('rollback').catch((error: Error) => {
        broken = error;
      });
    const first = failed.filter(({ error }) => error?.code !== inFailedTransaction);
    return {
      isCommitted,
      results: failure ? works.map(() => ({ status: 'rejected', reason: failure })) : results,
      atFault: first.length > 0 && !gathering.isUnclear() ? first.map(({ at }) => at) : [...works.keys()],
    };
  } finally {
    client.release(broken);
  }
}

/**
 * Within the engine's transactions a connection plans a statement once, for all values: all of them go by keys, so that other
 * values have no better plan. Left to itself the server plans the first five calls anew, at several times what they take. And the plan goes
 * by keys whatever the tables hold at that moment: one that was made while a table was empty would read all of it from then on,
 * until the server counts it anew.
 */
const plannedOnce = 'set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off';
