/** Several works in one transaction and one commit: all are kept or none, and who kept it from being done is told. */
import type { Pool, PoolClient } from 'pg';
import type { Decision } from '../engine/model/records.js';
import { type Claimed, type Stored, type StoreTransaction, StoreUnavailable } from '../engine/model/store.js';
import type { FirstTries } from '../engine/sending/sender.js';
import type { Lease } from './loans/planned-step.js';
import { createSharedLocks, type SharedLocks } from './loans/shared-locks.js';
import { createSharedSaves, inFailedTransaction, type SharedSaves } from './loans/shared-saves.js';

export interface Flushed extends StoreTransaction {
  /** Writes what waits for a statement that takes it along. */
  flush(): Promise<void>;
}

interface Where {
  pool: Pick<Pool, 'connect'>;
  firstTries: FirstTries | undefined;
  /** A work's view of the transaction. */
  open(client: PoolClient, leases: Leases, shared: Shared): Flushed;
  /** What the transaction is told as it begins. */
  begins: string;
}

/** What works of one transaction ask and write by the same statements. */
export interface Shared {
  locks: SharedLocks;
  saves: SharedSaves;
}

/**
 * Of a statement that locked or wrote for several works nobody knows whose was at fault: then all is done once more, each by a
 * statement of its own, and that is known.
 */
export async function commitBatch<T>(
  where: Where,
  works: readonly ((tx: StoreTransaction) => Promise<T>)[],
  beforeCommit: (() => void) | undefined,
): Promise<Stored<T>> {
  const { stored, isUnclear } = await tryTogether(where, works, beforeCommit, works.length);
  return isUnclear ? (await tryTogether(where, works, beforeCommit, 1)).stored : stored;
}

/** `inOne`: so many steps wait for each other and leave as one statement. */
async function tryTogether<T>(
  { pool, firstTries, open, begins }: Where,
  works: readonly ((tx: StoreTransaction) => Promise<T>)[],
  beforeCommit: (() => void) | undefined,
  inOne: number,
): Promise<{ stored: Stored<T>; isUnclear?: boolean }> {
  const undone = (atFault: number[]) => ({ kind: 'undone' as const, atFault });
  const client = await pool.connect().catch((cause: unknown) => {
    throw new StoreUnavailable(cause);
  });
  let broken: Error | undefined;
  let kept = false;
  const leases = createLeases(firstTries);
  try {
    client.query(`begin; set local lock_timeout = '${lockedLongMs}ms'; ${plannedOnce}${begins}`).catch(() => {});
    let committed: Promise<{ command: string }> | undefined;
    const commitNow = () => {
      beforeCommit?.();
      committed = commit(client);
      committed.catch(() => {});
    };
    const locks = createSharedLocks(client, inOne > 1);
    const saves = createSharedSaves(client, inOne, commitNow);
    const tried = await Promise.allSettled(
      works.map(async (work) => {
        let outcome: 'well' | 'failed' = 'failed';
        try {
          const tx = open(client, leases, { locks, saves });
          const result = await work(tx);
          if (!committed) await tx.flush();
          outcome = 'well';
          return result;
        } finally {
          saves.over(outcome);
        }
      }),
    );
    const failed = tried.flatMap((each, at) => (each.status === 'rejected' ? [{ at, error: each.reason }] : []));
    if (failed.length === 0 && !committed) commitNow();
    // A commit of what has failed unseen is a rollback, and says so.
    kept = (await committed)?.command === 'COMMIT';
    if (kept) return { stored: { kind: 'kept', results: tried } };
    if (!committed) await client.query('rollback');
    const first = failed.filter(({ error }) => (error as { code?: unknown }).code !== inFailedTransaction);
    const atFault = first.length > 0 ? first.map(({ at }) => at) : works.map((_, at) => at);
    return { stored: undone(atFault), isUnclear: locks.failed() || saves.failed() };
  } catch (error) {
    broken = error as Error;
    return { stored: undone(works.map((_, at) => at)) };
  } finally {
    client.release(broken);
    leases.over(kept);
  }
}

export const commit = (client: PoolClient) => client.query({ name: 'commit', text: 'commit' });

/**
 * Within the engine's transactions a connection plans a statement once, for all values: all of them go by keys, so that other
 * values have no better plan. Left to itself the server plans the first five calls anew, at several times what they take. And the plan goes
 * by keys whatever the tables hold at that moment: one that was made while a table was empty would read all of it from then on,
 * until the server counts it anew.
 */
export const plannedOnce = 'set local plan_cache_mode = force_generic_plan; set local enable_seqscan = off';

/** How long several works wait for a request that somebody else has in hand. */
const lockedLongMs = 100;

/** Leases of a transaction: places are kept for what it writes, and its tries begin when it is kept. */
export interface Leases {
  /** For the messages of a decision: the first of each conversation, when nothing holds it back. */
  of(decision: Decision): Lease | undefined;
  /** What the statement leased. */
  took(claimed: readonly Claimed[]): void;
  /** What the decision wrote and the statement did not lease. */
  left(decision: Decision, ids: readonly string[]): void;
  /** The transaction is over: what it leased goes now when it was kept, and places that nobody needs are free. */
  over(kept: boolean): void;
}

export function createLeases(firstTries: FirstTries | undefined): Leases {
  /** For whom places are kept, one for each. */
  let kept: string[] = [];
  const taken: Claimed[] = [];
  let waiting: { partner: string; ids: readonly string[] }[] = [];
  return {
    of: ({ outbound }) => {
      if (!firstTries || outbound.length === 0) return undefined;
      const { instance, perPartner } = firstTries;
      const chosen = new Set<object>();
      const conversations = new Set<number>();
      for (const draft of outbound) {
        const isFirst = !conversations.has(draft.conversationPosition);
        conversations.add(draft.conversationPosition);
        if (!isFirst || (draft.waitSeconds ?? 0) > 0 || !firstTries.reserve(draft.partnerCode)) continue;
        kept.push(draft.partnerCode);
        chosen.add(draft);
      }
      return (draft) => (chosen.has(draft) ? { leaseFor: instance, perPartner } : undefined);
    },
    took: (claimed) => {
      taken.push(...claimed);
    },
    left: ({ outbound: [first, ...others] }, ids) => {
      const isToOne = others.every(({ partnerCode }) => partnerCode === first?.partnerCode);
      if (first && isToOne && ids.length > 0) waiting.push({ partner: first.partnerCode, ids });
    },
    over: (isKept) => {
      if (isKept) for (const { partner, ids } of waiting) firstTries?.left(partner, ids);
      waiting = [];
      const going = isKept ? taken : [];
      for (const { partnerCode } of going) kept.splice(kept.indexOf(partnerCode), 1);
      if (kept.length > 0) firstTries?.release(kept);
      if (going.length > 0) firstTries?.begin(going);
      kept = [];
      taken.length = 0;
    },
  };
}
