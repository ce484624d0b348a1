import type { EngineStore, StoreTransaction } from './store.js';

/** The store, and after each commit a word about the requests that it changed. */
export function telling(store: EngineStore, tell: (ids: readonly string[]) => void): EngineStore {
  return {
    ...store,
    transaction: async (work, scope) => {
      const changed = new Set<string>();
      const result = await store.transaction(
        (tx) =>
          work(
            // On top of the transaction, not a copy: what it makes only when it is asked for stays unmade.
            Object.assign(Object.create(tx) as StoreTransaction, {
              save: async (decision, inbound, last) => {
                const saved = await tx.save(decision, inbound, last);
                changed.add(decision.loan.request.id);
                return saved;
              },
              create: async (decision, inbound, earlyKey) => {
                const made = await tx.create(decision, inbound, earlyKey);
                changed.add(made.loan.request.id);
                return made;
              },
              closeAttention: async (requestId, attentionId, by) => {
                changed.add(requestId);
                return tx.closeAttention(requestId, attentionId, by);
              },
            } satisfies Partial<StoreTransaction>),
          ),
        scope,
      );
      if (changed.size > 0 && !scope?.tried) tell([...changed]);
      return result;
    },
  };
}
