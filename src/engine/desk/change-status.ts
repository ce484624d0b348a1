import { settledBy } from '../../domain/request/attention.js';
import { manualChange } from '../../domain/tables/manual-status.js';
import { isState, stateRow, states } from '../../domain/tables/states.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import { lastWordOf } from '../explain/who-has-it.js';
import type { Actor } from '../model/actor.js';
import type { ActOutcome } from '../model/orders.js';
import { illegible, isLegible } from '../receiving/legible.js';
import { type DeskOrder, type LastStep, outcomeOf, runOrder, type Work } from './run-order.js';

export interface StatusWish {
  status: string;
  /** Internal: it stays here. */
  note?: string;
  /** The warning was read, and it is wanted all the same. */
  confirmed?: boolean;
}

/** Change Status: staff say what the status of a request is. Nothing is sent. */
export async function changeStatus(
  context: EngineContext,
  order: DeskOrder & StatusWish,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const work = relabelling(order, order.actor);
  const attempted = await runOrder(context, { ...order, sharesCommit: true }, work);
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

export function relabelling({ status, note, confirmed = false }: StatusWish, actor: Actor): Work {
  return async (requestStep, _tx, partners) => {
    const { loan } = requestStep;
    const { side, serviceType, state } = loan.request;
    const known = Object.keys(states[side]);
    if (!isState(side, status))
      return {
        kind: 'invalid',
        problems: [{ field: 'status', problem: message('refusedField.chooseOneOf', { values: known.join(', ') }) }],
      };
    if (note && !isLegible(note)) return { kind: 'invalid', problems: [{ field: 'note', problem: illegible }] };
    if (status === state)
      return {
        kind: 'notAllowed',
        loan,
        reason: message('refusedOrder.isAlready', { state: stateRow(side, state).label }),
      };
    const standing = requestStep.active()?.state;
    const partnerKnows = side === 'lending' || standing === 'asked' || standing === 'ended';
    const { warning, matchingAction, steps } = manualChange(side, serviceType, state, status, partnerKnows);
    if (warning && !confirmed)
      return {
        kind: 'warned',
        loan,
        reason:
          side === 'borrowing'
            ? message('refusedOrder.lastThenWarning', { last: lastWordOf(loan, partners), warning })
            : warning,
        ...(matchingAction ? { matchingAction } : {}),
      };
    if (side === 'lending') loan.request.facts.askedAgainAt = new Date().toISOString();
    const cause = { actorKind: actor.kind, actor: actor.name, ...(warning ? { facts: { warning, confirmed } } : {}) };
    requestStep.relabel(
      status,
      cause,
      steps.flatMap(({ event, facts }) => settledBy(event, facts)),
    );
    if (note) requestStep.remember({ text: note, active: false, authorKind: actor.kind, author: actor.name });
    return undefined;
  };
}
