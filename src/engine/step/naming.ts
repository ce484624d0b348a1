import { byRule } from '../../domain/automatic-rules.js';
import { renewalBeyondCap } from '../../domain/deadlines.js';
import type { EventName } from '../../domain/tables.js';
import { notesToPartners } from '../../translation/notes-to-partners.js';
import type { EngineContext } from '../engine-context.js';
import type { RequestStep } from './step-in-hand.js';

const lastNames: Partial<Record<EventName, EventName>> = {
  'supplier.unfilled': 'supplier.unfilledLast',
  'supplier.retryPossible': 'supplier.retryPossibleLast',
  'supplier.cancelled': 'supplier.cancelledLast',
  'delivery.requestUndelivered': 'delivery.requestUndeliveredLast',
  'delivery.requestUndeliveredAmbiguous': 'delivery.requestUndeliveredAmbiguousLast',
  'delivery.requestRefused': 'delivery.requestRefusedLast',
};

/** The event's name when it concerns the last partner of the rota. */
export function nameForRota(requestStep: RequestStep, event: EventName): EventName {
  return requestStep.nextListed() ? event : (lastNames[event] ?? event);
}

/** The event's name where a rule of this library decides. */
export function nameForRules(context: EngineContext, requestStep: RequestStep, event: EventName): EventName {
  if (event === 'requester.renew' && beyondCap(context, requestStep)) return 'requester.renewBeyondCap';
  if (event === 'requester.cancel' && context.settings.cancelByHand && requestStep.loan.request.state === 'willSupply')
    return 'requester.cancelToDecide';
  if (event === 'requester.shippedReturn' && isPartOfLost(requestStep)) return 'requester.partlyReturned';
  return event;
}

/** Several volumes were lent and something of it is lost: nobody has said that it is what comes back. */
function isPartOfLost({ loan: { request } }: RequestStep): boolean {
  return lostStates.has(request.state) && (request.facts.items?.length ?? 0) > 1;
}
const lostStates: ReadonlySet<string> = new Set(['lostReported', 'lostAndFeeCommunicated']);

/** The rule, setting, value and date behind a name, for the history; and what the partner is told of it. */
export function becauseOfRules(
  context: EngineContext,
  requestStep: RequestStep,
  event: EventName,
  now: Date,
): { facts: Record<string, unknown>; note?: string } | undefined {
  const { request } = requestStep.loan;
  const date = now.toISOString();
  const { renewalCapDays } = context.settings;
  if (event === 'requester.renewBeyondCap')
    return {
      note: notesToPartners.beyondLimit(renewalCapDays),
      facts: {
        rule: byRule('renewalBeyondLimit'),
        setting: 'INTERLEND_RENEWAL_CAP_DAYS',
        value: renewalCapDays,
        date,
        renewals: request.facts.renewals ?? 0,
        receivedAt: request.facts.receivedAt,
      },
    };
  if (event === 'requester.cancelToDecide')
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

function beyondCap(context: EngineContext, requestStep: RequestStep): boolean {
  const renewals = requestStep.loan.request.facts.renewals ?? 0;
  return renewalBeyondCap(renewals + 1, context.settings.renewalStepDays, context.settings.renewalCapDays);
}
