import type { EngineContext } from '../engine-context.js';
import type { Settle } from './deliver.js';

/** Settles what became of a delivery beside what else is written in that moment; where nothing else is, by one statement. */
export const createSettler =
  ({ store, writer }: Pick<EngineContext, 'store' | 'writer'>): Settle =>
  (tried) =>
    writer.commit({
      queue: { kind: 'results', partner: tried.partnerCode },
      requests: [],
      work: (tx) => tx.settle(tried),
      asOne: () => store.settle(tried),
    });
