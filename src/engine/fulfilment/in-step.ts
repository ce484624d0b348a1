/** The desk's orders by barcode, with their request stepping along: one order, both records, or neither (R46, R54). */
import { step } from '../../domain/state-machine.js';
import { stateRow } from '../../domain/states.js';
import { tableFor } from '../../domain/tables.js';
import { attempt, type Work } from '../desk/attempt.js';
import type { House } from '../house.js';
import type { Circulation } from '../local/circulation.js';
import type { Outcome } from '../local/outcome.js';
import type { Actor } from '../ports.js';
import { followUp } from '../step/follow-up.js';
import { loansOf } from './lend.js';
import { refusalOf } from './local-step.js';

/** Circulation as desks use it: the same orders on the records, and the step of the request that each of them means. */
export function inStep(house: House, circulation: Circulation): Circulation {
  const requestOf = async (barcode: string) => (await circulation.items({ barcode, limit: 1 })).items[0]?.request;
  const along = stepping(house);
  return {
    ...circulation,
    receiveItem: async (order, by, now) => {
      const found = await house.views.loan(order.request);
      if (found?.request.side !== 'borrowing') return { kind: 'unknown' };
      return along(found.request.id, 'receive', by, now, (on) =>
        on.receiveItem({ ...order, request: found.request.id }, by, now),
      );
    },
    checkOut: async (order, by, now) => {
      const request = await requestOf(order.barcode);
      if (!request) return { kind: 'unknown' };
      return along(request, 'loanToPatron', by, now, (on) => on.checkOut(order, by, now));
    },
    returnLoan: async (order, by, now) => {
      const request = await requestOf(order.barcode);
      if (!request) return { kind: 'unknown' };
      return along(request, 'returnByPatron', by, now, (on) => on.returnLoan(order, by, now));
    },
  };
}

type Order<T> = (circulation: Circulation) => Promise<Outcome<T>>;

/** The order and the step in the request's transaction. Where the request needs no step, or takes none, the order stands alone. */
function stepping(house: House) {
  return async <T>(request: string, event: string, by: Actor, now: Date, order: Order<T>): Promise<Outcome<T>> => {
    let outcome: Outcome<T> = { kind: 'unknown' };
    const work: Work = async (bench, tx) => {
      const { loan } = bench;
      outcome = await order(tx.local.circulation);
      const refused = refusalOf(outcome, loan);
      if (refused && 'refused' in refused) return refused.refused;
      const { side, serviceType, state } = loan.request;
      if (!step(tableFor(side, serviceType), state, event)) {
        const lent = event === 'loanToPatron' ? (await loansOf(tx.local, request, 'out')).length : 0;
        if (lent !== 1 || lentAlready.has(state)) return undefined;
        const reason = notLent[state] ?? `The request is at “${stateRow(side, state).label}”: it is not lent now.`;
        outcome = { kind: 'notNow', reason };
        return { kind: 'notAllowed', loan, reason };
      }
      // Of several volumes the last one that comes back is the return of the request.
      if (event === 'returnByPatron' && (await loansOf(tx.local, request, 'out')).length > 0) return undefined;
      bench.apply(event, {}, { actorKind: by.kind, actor: by.name });
      followUp(house, bench, event, state, now);
      return undefined;
    };
    const attempted = await attempt(house, { id: request, actor: by }, work, now);
    return attempted.kind === 'unknown' ? { kind: 'unknown' } : outcome;
  };
}

/** A patron has it by the request's own word: what is lent now is a further volume, or makes up for a missing record. */
const lentAlready: ReadonlySet<string> = new Set([
  'loaned',
  'mediatedRenewal',
  'renewRequested',
  'renewed',
  'renewNotAccepted',
]);

/** Lending what is not for loan, or is to go home, would leave the request behind. */
const notLent: Readonly<Record<string, string>> = {
  receivedNotForLoan: 'The lender allows use in the library only: it is not lent.',
  returnedByPatron: 'It came back from its patron and is to go home: undo the return first.',
  recalled: 'The lender recalls it: return it.',
};
