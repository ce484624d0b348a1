import type { EngineContext } from '../engine-context.js';
import type { JobScope } from '../model/store.js';
import { createWriter, usualWriter } from '../writer.js';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The context as a run of a job is given it: what it writes to requests names the run. Of a run that is only tried nothing is
 * kept, and nobody is notified.
 */
export function inRun(context: EngineContext, scope: JobScope): EngineContext {
  const transaction: EngineContext['store']['transaction'] = (work) => context.store.transaction(work, scope);
  const batch: EngineContext['store']['batch'] = (works, beforeCommit) =>
    context.store.batch(works, beforeCommit, scope);
  const { circulation } = context.local;
  const store = { ...context.store, transaction, batch };
  return {
    ...context,
    store,
    // What is only tried is undone with its transaction: each has one of its own, and one at a time.
    writer: createWriter(
      { ...context, store },
      { ...usualWriter, ...(scope.tried ? { batchSize: 1, concurrentBatches: 1 } : {}) },
    ),
    local: {
      ...context.local,
      circulation: {
        ...circulation,
        expireHolds: (now) => transaction((tx) => tx.local.circulation.expireHolds(now)),
        remindOfHolds: (now) => transaction((tx) => tx.local.circulation.remindOfHolds(now)),
        ageLoan: (loan, now) => transaction((tx) => tx.local.circulation.ageLoan(loan, now)),
      },
    },
    ...(scope.tried ? { log: quiet } : {}),
  };
}
