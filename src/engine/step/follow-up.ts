import { attentionSays } from '../../domain/attention.js';
import { byRule } from '../../domain/automatic-rules.js';
import { sourceOf } from '../../domain/events.js';
import type { EventName, StateName } from '../../domain/tables.js';
import { UnwritableMessage } from '../../protocol/write.js';
import type { House } from '../house.js';
import type { StepFacts } from './step-facts.js';
import type { Cause, Workbench } from './workbench.js';

/** What a step sets off by itself, by the library's settings. `from` = the state before the step. */
export function followUp(house: House, bench: Workbench, event: EventName, from: StateName, now: Date): void {
  const { request } = bench.loan;
  const standsBeforeNext = request.side === 'borrowing' && request.state === 'readyToSend' && from !== 'readyToSend';
  if (standsBeforeNext && house.settings.autoSendNext && leavesPartner(event))
    byItself(bench, 'send', {
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
  bench: Workbench,
  event: EventName,
  facts: Record<string, unknown>,
  step: StepFacts = {},
): void {
  const cause: Cause = { actorKind: 'system', actor: 'Interlend', facts };
  try {
    bench.apply(event, step, cause);
  } catch (error) {
    if (!(error instanceof UnwritableMessage)) throw error;
    leaveToStaff(bench, event, error, cause);
  }
}

/** Marks and records a message that was to go out by itself and cannot be written. */
export function leaveToStaff(bench: Workbench, event: EventName, { problems }: UnwritableMessage, cause: Cause): void {
  const why = problems.join('; ').slice(0, 1000);
  bench.note({ ...cause, event, note: why, facts: { ...cause.facts, notApplied: 'its message cannot be written' } });
  bench.mark({
    partnerCode: bench.active()?.partnerCode,
    reason: 'messageUnwritable',
    says: attentionSays('messageUnwritable', { more: why }),
    facts: { event, problems },
  });
}
