import type { EngineStore, StoreTransaction } from './model/store.js';

/** The store, and after each commit a word about the requests that it changed. */
export function announcingCommits(store: EngineStore, tell: (ids: readonly string[]) => void): EngineStore {
  return watchingCommits(store, tell, (tx, note) => ({
    save: async (decision, inbound, last) => {
      const saved = await tx.save(decision, inbound, last);
      note(decision.loan.request.id);
      return saved;
    },
    create: async (decision, inbound, earlyKey, last) => {
      const made = await tx.create(decision, inbound, earlyKey, last);
      note(made.loan.request.id);
      return made;
    },
    closeAttention: async (requestId, attentionId, by) => {
      note(requestId);
      return tx.closeAttention(requestId, attentionId, by);
    },
  }));
}

/**
 * The store with some of a transaction's methods watched: what they note is heard once the commit is there, whether the
 * transaction was one work's or several works'.
 */
export function watchingCommits(
  store: EngineStore,
  heard: (noted: readonly string[]) => void,
  watched: (tx: StoreTransaction, note: (what: string) => void) => Partial<StoreTransaction>,
): EngineStore {
  // On top of the transaction, not a copy: what it makes only when it is asked for stays unmade.
  const onTopOf = (tx: StoreTransaction, noted: Set<string>): StoreTransaction =>
    Object.assign(
      Object.create(tx) as StoreTransaction,
      watched(tx, (what) => noted.add(what)),
    );
  return {
    ...store,
    transaction: async (work, scope) => {
      const noted = new Set<string>();
      const result = await store.transaction((tx) => work(onTopOf(tx, noted)), scope);
      if (noted.size > 0 && !scope?.tried) heard([...noted]);
      return result;
    },
    together: async (works, beforeCommit) => {
      const noted = new Set<string>();
      const stored = await store.together(
        works.map((work) => (tx) => work(onTopOf(tx, noted))),
        beforeCommit,
      );
      if (stored.kind === 'kept' && noted.size > 0) heard([...noted]);
      return stored;
    },
  };
}
