/** Create Move Request (R99–R101), its end, and the alerts it leaves on the request (R94–R96). */

import type { MoveRequestView } from '../../contract/lending-operations.js';
import { localDate } from '../../domain/calendar/calendar.js';
import { kindOfMove, movable, moveAlerts } from '../../domain/fulfilment/moves.js';
import { defined } from '../../domain/request/defined.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { stateRow } from '../../domain/tables/states.js';
import { message } from '../../words/message.js';
import { type DeskOrder, type LastStep, outcomeOf, runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import { refusalOfOutcome } from '../fulfilment/local-step.js';
import type { Actor } from '../model/actor.js';
import type { MoveOrder } from '../model/local/lending.js';
import type { ActOutcome } from '../model/orders.js';
import { atLibrary } from '../step/at-library.js';
import type { Cause, RequestStep } from '../step/step-in-hand.js';

export async function askMove(
  context: EngineContext,
  { manualDescription, location, note, neededBy, ...order }: DeskOrder & Omit<MoveOrder, 'request'>,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const now = new Date();
  const { actor } = order;
  const attempted = await runOrder(context, order, async (requestStep, tx) => {
    const { loan } = requestStep;
    const { id, side, state } = loan.request;
    if (side !== 'lending' || !(movable as readonly string[]).includes(state))
      return {
        kind: 'notAllowed',
        loan,
        reason: message('refusedOrder.nothingFetched', { state: stateRow('lending', state).label }),
      };
    if (neededBy && neededBy < localDate(now, (await atLibrary(context, loan.request.owner)).settings.timeZone))
      return {
        kind: 'invalid',
        problems: [{ field: 'neededBy', problem: message('refusedField.pastDay', { day: { day: neededBy } }) }],
      };
    const wish = { request: id, ...defined({ location, manualDescription, note, neededBy }) };
    const outcome = await tx.local.lending.askMove(wish, actor, now);
    const answer = refusalOfOutcome(outcome, loan);
    if (answer && 'refused' in answer) return answer.refused;
    if (state === 'created' || state === 'locateFailed')
      requestStep.apply('process', {}, causeOf(actor, { moveRequest: kindOfMove(manualDescription) }));
    if (outcome.kind === 'done') tell(requestStep, actor, outcome.value);
    return undefined;
  });
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

export async function closeMove(
  context: EngineContext,
  { move, status, note, ...order }: DeskOrder & { move: string; status: 'canceled' | 'completed'; note?: string },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const { actor } = order;
  const attempted = await runOrder(context, order, async (requestStep, tx) => {
    const { loan } = requestStep;
    const wish = { request: loan.request.id, id: move, status, ...defined({ note }) };
    const outcome = await tx.local.lending.closeMove(wish, actor, new Date());
    if (outcome.kind === 'unknown')
      return { kind: 'notAllowed', loan, reason: message('refusedOrder.noMove', { move }) };
    const answer = refusalOfOutcome(outcome, loan);
    if (answer && 'refused' in answer) return answer.refused;
    if (outcome.kind === 'done') tell(requestStep, actor, outcome.value);
    return undefined;
  });
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

export async function removeAlerts(context: EngineContext, order: DeskOrder, lastStep: LastStep): Promise<ActOutcome> {
  const { actor } = order;
  const attempted = await runOrder(context, order, async (requestStep, tx) => {
    const { loan } = requestStep;
    const removed = await tx.local.lending.removeAlerts(loan.request.id, actor, new Date());
    if (removed === 0) return { kind: 'notAllowed', loan, reason: message('refusedOrder.noAlerts') };
    requestStep.note({ ...causeOf(actor), event: 'alertsRemoved', facts: { alerts: removed } });
    return undefined;
  });
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

const causeOf = (actor: Actor, facts?: LineFacts): Cause => ({
  actorKind: actor.kind,
  actor: actor.name,
  ...(facts ? { facts } : {}),
});

/** The alert, in the history. */
function tell(requestStep: RequestStep, actor: Actor, move: MoveRequestView): void {
  const { id, status, kind, location, barcode, manualDescription, note, neededBy, closingNote } = move;
  requestStep.note({
    ...causeOf(actor),
    event: `move.${status}`,
    note: typeof closingNote === 'string' ? closingNote : note,
    facts: defined({ alert: moveAlerts[status].label, move: id, kind, location, barcode, manualDescription, neededBy }),
  });
}
