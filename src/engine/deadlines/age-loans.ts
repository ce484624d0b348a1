import type { Log } from '../engine-context.js';
import type { Circulation } from '../model/local/circulation.js';

/** How many loans are looked up at once. */
const atOnce = 200;

/**
 * Does for patrons' loans what the overdue profile says now (R59–R61): letters, blocks, lost, fee. Each loan in a
 * transaction of its own, its letter with it, and of one that is lost staff are to tell the lender (`becameLost`); one that fails is logged, does not keep the others, and is taken up again by
 * the next run. Gives how many were aged.
 */
export async function ageLoans(
  circulation: Pick<Circulation, 'loansToAge' | 'ageLoan'>,
  log: Pick<Log, 'error'>,
  now: Date,
  becameLost: (request: string) => Promise<void>,
): Promise<number> {
  const seen = new Set<string>();
  let aged = 0;
  for (;;) {
    // What failed, or was not due yet where it is, is found again: look beyond it.
    const found = await circulation.loansToAge(now, atOnce + seen.size);
    const fresh = found.filter((id) => !seen.has(id));
    if (fresh.length === 0) return aged;
    for (const id of fresh) {
      seen.add(id);
      try {
        const outcome = await circulation.ageLoan(id, now);
        if (outcome.kind !== 'done' || !outcome.value) continue;
        aged += 1;
        if (outcome.value.lost) await becameLost(outcome.value.loan.request);
      } catch (error) {
        log.error({ err: error, loan: id }, 'The overdue profile could not be applied to one loan; it is tried again.');
      }
    }
  }
}
