/** The rules of this library around a step: what an event is called where one decides, and what follows by itself. */

import { renewalBeyondCap } from '../../domain/calendar/calendar.js';
import { noteToPartner } from '../../domain/partner/note-to-partner.js';
import { attentionSays } from '../../domain/request/attention.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { type HistoryEvent, sourceOf } from '../../domain/tables/events.js';
import type { EventFacts } from '../../domain/tables/state-machine.js';
import type { EventName, StateName } from '../../domain/tables/tables.js';
import { UnwritableMessage } from '../../protocol/write.js';
import type { EngineContext } from '../engine-context.js';
import type { StepFacts } from '../model/step-facts.js';
import type { Cause, RequestStep } from './step-in-hand.js';

/** Whether the event concerns the last partner of the rota. */
export const factsOfRota = (requestStep: RequestStep): EventFacts => ({ last: requestStep.nextListed() === undefined });

/** The event and the facts where a rule of this library decides. */
export function eventByRules(
  context: EngineContext,
  requestStep: RequestStep,
  event: EventName,
): { event: EventName; known?: EventFacts } {
  if (event === 'requester.renew' && isBeyondCap(context, requestStep)) return { event, known: { beyondCap: true } };
  if (event === 'requester.cancel' && context.settings.cancelByHand && requestStep.loan.request.state === 'willSupply')
    return { event, known: { decidedByStaff: true } };
  if (event === 'requester.shippedReturn' && isPartOfLost(requestStep)) return { event: 'requester.partlyReturned' };
  return { event };
}

/** Several volumes were lent and something of it is lost: nobody has said that it is what comes back. */
function isPartOfLost({ loan: { request } }: RequestStep): boolean {
  return lostStates.has(request.state) && (request.facts.items?.length ?? 0) > 1;
}
const lostStates: ReadonlySet<string> = new Set(['lostReported', 'lostAndFeeCommunicated']);

/** The rule, setting, value and date behind a name, for the history; and what the partner reads of it. */
export function becauseOfRules(
  context: EngineContext,
  requestStep: RequestStep,
  { beyondCap, decidedByStaff }: EventFacts,
  now: Date,
): { facts: LineFacts; note?: string } | undefined {
  const { request } = requestStep.loan;
  const date = now.toISOString();
  const { renewalCapDays } = context.settings;
  if (beyondCap)
    return {
      note: noteToPartner('beyondLimit', { cap: String(renewalCapDays) }),
      facts: {
        rule: byRule('renewalBeyondLimit'),
        setting: 'INTERLEND_RENEWAL_CAP_DAYS',
        value: renewalCapDays,
        date,
        renewals: request.facts.renewals ?? 0,
        receivedAt: request.facts.receivedAt,
      },
    };
  if (decidedByStaff)
    return {
      facts: {
        rule: byRule('cancelsByStaff'),
        setting: 'INTERLEND_CANCEL_BY_HAND',
        value: 'yes',
        date,
      },
    };
  return undefined;
}

function isBeyondCap(context: EngineContext, requestStep: RequestStep): boolean {
  const renewals = requestStep.loan.request.facts.renewals ?? 0;
  return renewalBeyondCap(renewals + 1, context.settings.renewalStepDays, context.settings.renewalCapDays);
}

/** What a step sets off by itself, by the library's settings. `from` = the state before the step. */
export function followUp(
  context: EngineContext,
  requestStep: RequestStep,
  event: HistoryEvent,
  from: StateName,
  now: Date,
): void {
  const { request } = requestStep.loan;
  const standsBeforeNext = request.side === 'borrowing' && request.state === 'readyToSend' && from !== 'readyToSend';
  if (standsBeforeNext && context.settings.autoSendNext && leavesPartner(event))
    byItself(requestStep, 'send', {
      rule: byRule('nextAtOnce'),
      setting: 'INTERLEND_AUTO_SEND_NEXT',
      value: 'yes',
      date: now.toISOString(),
      after: event,
    });
}

/** Steps after which the request is before the next partner of its rota. */
const leavesPartner = (event: HistoryEvent): boolean =>
  sourceOf(event) === 'supplier' ||
  sourceOf(event) === 'delivery' ||
  event === 'reject' ||
  event === 'refuseConditions';

/** An order of the node itself. What cannot be written is left for staff, with the reason; nothing else is undone. */
export function byItself(requestStep: RequestStep, event: EventName, facts: LineFacts, step: StepFacts = {}): void {
  const cause: Cause = { actorKind: 'system', actor: 'Interlend', facts };
  try {
    requestStep.apply(event, step, cause);
  } catch (error) {
    if (!(error instanceof UnwritableMessage)) throw error;
    leaveToStaff(requestStep, event, error, cause);
  }
}

/** Marks and records a message that was to go out by itself and cannot be written. */
export function leaveToStaff(
  requestStep: RequestStep,
  event: HistoryEvent,
  { problems }: UnwritableMessage,
  cause: Cause,
): void {
  const why = problems.join('; ').slice(0, 1000);
  requestStep.note({
    ...cause,
    event,
    note: why,
    facts: { ...cause.facts, notApplied: 'its message cannot be written' },
  });
  requestStep.mark({
    partnerCode: requestStep.active()?.partnerCode,
    reason: 'messageUnwritable',
    says: attentionSays('messageUnwritable', { more: why }),
    facts: { event, problems },
  });
}
