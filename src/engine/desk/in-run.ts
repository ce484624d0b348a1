import type { House } from '../house.js';
import type { JobScope } from '../store.js';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * The house as a run of a job is given it: what it writes to requests names the run. Of a run that is only tried nothing is
 * kept, and nobody is told.
 */
export function inRun(house: House, scope: JobScope): House {
  const transaction: House['store']['transaction'] = (work) => house.store.transaction(work, scope);
  const { circulation } = house.local;
  return {
    ...house,
    store: { ...house.store, transaction },
    local: {
      ...house.local,
      circulation: {
        ...circulation,
        expireHolds: (now) => transaction((tx) => tx.local.circulation.expireHolds(now)),
        remindOfHolds: (now) => transaction((tx) => tx.local.circulation.remindOfHolds(now)),
        ageLoan: (loan, now) => transaction((tx) => tx.local.circulation.ageLoan(loan, now)),
      },
    },
    ...(scope.tried ? { log: quiet, doorbell: { ...house.doorbell, ring: async () => {} } } : {}),
  };
}
