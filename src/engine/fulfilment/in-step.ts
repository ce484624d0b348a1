/** The desk's orders by barcode, with their request stepping along: one order, both records, or neither (R46, R54). */

import { allowedActions, chooseVariant } from '../../domain/tables/staff-actions.js';
import { stateRow } from '../../domain/tables/states.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { type Message, message } from '../../words/message.js';
import { runOrder, type Work } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { Circulation } from '../model/local/circulation.js';
import type { Outcome } from '../model/local/outcome.js';
import { findScanned, foundIn, type ScanFound } from '../scan/find.js';
import { followUp } from '../step/by-rule.js';
import { askBeforeLending } from './ask-before-lending.js';
import { loansOf } from './lend.js';
import { refusalOfOutcome } from './local-step.js';
import { notShipped } from './receive.js';
import { askToReportLoss } from './unreported-loss.js';

/** Circulation as desks use it: the same orders on the records, and the step of the request that each of them means. */
export function inStep(context: EngineContext, circulation: Circulation): Circulation {
  const along = stepping(context);
  /** With the item that was scanned, by whichever of its codes. */
  async function withItem<T>(code: string, work: (item: ItemInHand) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const found = await itemScanned(context, code);
    return found.kind === 'done' ? work(found.value) : found;
  }
  return {
    ...circulation,
    receiveItem: async (order, by, now) => {
      const found = await context.views.loan(order.request);
      if (found?.request.side !== 'borrowing') return { kind: 'unknown' };
      const takes = allowedActions('borrowing', found.request.serviceType, found.request.state);
      const mayCome = takes.some(({ name }) => name === 'receive');
      const doubt = mayCome && !order.confirmed ? await notShipped(context, found) : undefined;
      if (doubt) return { kind: 'doubt', reason: doubt };
      return along(found.request.id, 'receive', by, now, (on) =>
        on.receiveItem({ ...order, request: found.request.id }, by, now),
      );
    },
    putOnHoldShelf: (order, by, now) =>
      withItem(order.barcode, ({ barcode }) => circulation.putOnHoldShelf({ ...order, barcode }, by, now)),
    checkOut: (order, by, now) =>
      withItem(order.barcode, async ({ barcode, request, isNamed, terms }) => {
        const reason = askBeforeLending(terms, order.confirmed === true);
        if (reason) return { kind: 'doubt', reason };
        // A walk-in whom the request names needs no number.
        const named = { ...order, barcode, unnamed: order.unnamed ?? isNamed };
        return along(request, 'loanToPatron', by, now, (on) => on.checkOut(named, by, now));
      }),
    declareLoanLost: async (id, order, by, now) => {
      const outcome = await circulation.declareLoanLost(id, order, by, now);
      if (outcome.kind === 'done') await askToReportLoss(context, outcome.value.request, now);
      return outcome;
    },
    returnLoan: (order, by, now) =>
      withItem(order.barcode, ({ barcode, request }) =>
        along(request, 'returnByPatron', by, now, (on) => on.returnLoan({ ...order, barcode }, by, now)),
      ),
  };
}

interface ItemInHand {
  barcode: string;
  request: string;
  /** The request says for whom it is. */
  isNamed: boolean;
  /** What its lender allows. */
  terms: Parameters<typeof askBeforeLending>[0];
}

/** The item that is here, by its temporary barcode, the barcode of its owner, or the External ID of its request. */
async function itemScanned(context: EngineContext, scanned: string): Promise<Outcome<ItemInHand>> {
  const code = scanned.trim();
  const found = await hereOf(context, code, await findScanned(context, code));
  if (found.kind === 'several') {
    const ids = found.loans.map(({ request }) => request.externalId).join(', ');
    return {
      kind: 'notNow',
      reason: message('refusedLoan.severalRequests', { code, ids }),
    };
  }
  if (found.kind !== 'borrowing') return { kind: 'unknown' };
  const { id: request, externalId } = found.loan.request;
  const isNamed = found.loan.citation.patron !== undefined;
  const terms = found.loan.request.facts;
  if (found.item) return { kind: 'done', value: { barcode: found.item.barcode, request, isNamed, terms } };
  const { items } = await context.local.circulation.items({ request, limit: 2 });
  if (items.length < 2) return { kind: 'unknown' };
  return {
    kind: 'notNow',
    reason: message('refusedLoan.severalItems', { id: externalId }),
  };
}

/** Of several requests with that code the one whose item is here: what is lent to a partner, or not received, is in nobody's hand. */
async function hereOf(context: EngineContext, code: string, found: ScanFound): Promise<ScanFound> {
  if (found.kind !== 'several') return found;
  const borrowed = found.loans.filter(({ request }) => request.side === 'borrowing');
  const each = await Promise.all(borrowed.map((loan) => foundIn(context, loan, code)));
  const [here, ...others] = each.filter(({ item }) => item !== undefined);
  return here && others.length === 0 ? here : found;
}

type Order<T> = (circulation: Circulation) => Promise<Outcome<T>>;

/** The order and the step in the request's transaction. Where the request needs no step, or takes none, the order is alone. */
function stepping(context: EngineContext) {
  return async <T>(request: string, named: ActionName, by: Actor, now: Date, order: Order<T>): Promise<Outcome<T>> => {
    let outcome: Outcome<T> = { kind: 'unknown' };
    const work: Work = async (requestStep, tx) => {
      const { loan } = requestStep;
      outcome = await order(tx.local.circulation);
      const refused = refusalOfOutcome(outcome, loan);
      if (refused && 'refused' in refused) return refused.refused;
      const { side, serviceType, state } = loan.request;
      const staysLost = named === 'returnByPatron' && (await loansOf(tx.local, request, 'lost')).length > 0;
      const chosen = chooseVariant(side, serviceType, state, named, { partly: staysLost });
      if (!chosen) {
        const lent = named === 'loanToPatron' ? (await loansOf(tx.local, request, 'out')).length : 0;
        if (lent !== 1 || lentAlready.has(state)) return undefined;
        const reason = notLent[state] ?? message('refusedOrder.notLent', { state: stateRow(side, state).label });
        outcome = { kind: 'notNow', reason };
        return { kind: 'notAllowed', loan, reason };
      }
      // Of several volumes the last one that comes back is the return of the request.
      if (named === 'returnByPatron' && (await loansOf(tx.local, request, 'out')).length > 0) return undefined;
      requestStep.apply(named, { known: chosen.facts }, { actorKind: by.kind, actor: by.name });
      followUp(context, requestStep, chosen.name, state, now);
      return undefined;
    };
    const attempted = await runOrder(context, { id: request, actor: by }, work, now);
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
const notLent: Readonly<Record<string, Message>> = {
  receivedNotForLoan: message('refusedOrder.libraryUseOnly'),
  returnedByPatron: message('refusedOrder.goesHome'),
  recalled: message('refusedOrder.recalled'),
};
