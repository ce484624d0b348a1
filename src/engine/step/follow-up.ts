import { attentionSays } from '../../domain/attention.js';
import { byRule } from '../../domain/automatic-rules.js';
import { sourceOf } from '../../domain/events.js';
import type { EventName, StateName } from '../../domain/tables.js';
import { UnwritableMessage } from '../../protocol/write.js';
import type { EngineContext } from '../engine-context.js';
import type { StepFacts } from '../model/step-facts.js';
import type { Cause, RequestStep } from './step-in-hand.js';

/** What a step sets off by itself, by the library's settings. `from` = the state before the step. */
export function followUp(
  context: EngineContext,
  requestStep: RequestStep,
  event: EventName,
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

/** Steps after which the request stands before the next partner of its rota. */
const leavesPartner = (event: EventName): boolean =>
  sourceOf(event) === 'supplier' ||
  sourceOf(event) === 'delivery' ||
  event === 'reject' ||
  event === 'refuseConditions';

/** An order of the node itself. What cannot be written is left for staff, with the reason; nothing else is undone. */
export function byItself(
  requestStep: RequestStep,
  event: EventName,
  facts: Record<string, unknown>,
  step: StepFacts = {},
): void {
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
  event: EventName,
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
