/** One transaction of one work or of many: all are committed, or none. */
import type { Pool, PoolClient } from 'pg';
import { type StoreTransaction, StoreUnavailable } from '../../../engine/model/store.js';
import { sharedStatements, storeTransactionWithin, type Transaction } from '../step-transaction.js';
import { createGathering } from './gather.js';

interface BatchToRun extends Omit<Transaction, 'session'> {
  pool: Pick<Pool, 'connect'>;
  /** How long a request that somebody else has locked is waited for. */
  lockedForMs: number;
  /** SQL that the transaction begins with. */
  begins: string;
  /** All is written. */
  beforeCommit?: (() => void) | undefined;
  /** Nothing is to be committed; called when all is written. */
  tried?: ((client: PoolClient) => Promise<void>) | undefined;
}

/**
 * What came of each work, in their order: one that failed after it had written the last of what it writes is committed all the same.
 * Rejects when nothing is committed, with what the first of the works threw, and when there is no connection.
 */
export async function runBatch<T>(
  { pool, lockedForMs, begins, beforeCommit, tried, ...of }: BatchToRun,
  works: readonly ((tx: StoreTransaction) => Promise<T>)[],
): Promise<PromiseSettledResult<T>[]> {
  const client = await pool.connect().catch((cause: unknown) => {
    throw new StoreUnavailable(cause);
  });
  let broken: Error | undefined;
  let commit: Promise<{ command: string }> | undefined;
  /** The commit leaves with the last statement and waits for no answer to it: after a failed statement it is a rollback. */
  function commitNow(): void {
    if (tried) return;
    beforeCommit?.();
    commit = client.query({ name: 'commit', text: 'commit' });
    commit.catch(() => {});
  }
  try {
    // Sent ahead of the first statement; a failure of it is that statement's failure.
    client.query(`begin; set local lock_timeout = ${lockedForMs}; ${plannedOnce}${begins}`).catch(() => {});
    const gathering = createGathering(works.length, commitNow);
    const transaction = { ...of, session: client };
    const statements = sharedStatements(transaction, gathering);
    const results = await Promise.allSettled(
      works.map(async (work) => {
        let isWell = false;
        try {
          const tx = storeTransactionWithin(transaction, statements);
          const result = await work(tx);
          if (!commit) await tx.flush();
          isWell = true;
          return result;
        } finally {
          gathering.over(isWell);
        }
      }),
    );
    const failed = results.find((each) => each.status === 'rejected');
    if (tried && !failed) {
      await tried(client);
      await client.query('rollback');
      return results;
    }
    if (!failed && !commit) commitNow();
    if ((await commit)?.command !== 'COMMIT') throw failed?.reason ?? new Error('The database did not commit.');
    return results;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * A connection plans a statement once, for all values: left to itself the server plans the first five calls anew, at several times what they
 * take. And the plan goes by keys: one that was made while a table was empty would read all of it until the server counts it anew.
 */
const plannedOnce = 'set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off';
