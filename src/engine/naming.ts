import { renewalBeyondCap } from '../domain/deadlines.js';
import type { HeardFacts } from '../translation/facts.js';
import type { House } from './house.js';
import type { Workbench } from './workbench.js';

const lastNames: Record<string, string> = {
  'supplier.unfilled': 'supplier.unfilledLast',
  'supplier.retryPossible': 'supplier.retryPossibleLast',
  'supplier.cancelled': 'supplier.cancelledLast',
  'delivery.requestUndelivered': 'delivery.requestUndeliveredLast',
  'delivery.requestUndeliveredAmbiguous': 'delivery.requestUndeliveredAmbiguousLast',
  'delivery.requestRefused': 'delivery.requestRefusedLast',
};

/** The event's name when it concerns the last partner of the rota. */
export function nameForRota(bench: Workbench, event: string): string {
  return bench.nextListed() ? event : (lastNames[event] ?? event);
}

/** The event's name where a rule of this library decides. */
export function nameForRules(house: House, bench: Workbench, event: string, facts: HeardFacts): string {
  if (event === 'requester.renew' && beyondCap(house, bench, facts)) return 'requester.renewBeyondCap';
  if (event === 'requester.cancel' && house.settings.cancelByHand && bench.loan.request.state === 'willSupply')
    return 'requester.cancelToDecide';
  return event;
}

/** The rule, setting, value and date behind a name, for the history. */
nameForRules.because = (
  house: House,
  bench: Workbench,
  event: string,
  _facts: HeardFacts,
): Record<string, unknown> | undefined => {
  const { request } = bench.loan;
  if (event === 'requester.renewBeyondCap')
    return {
      rule: 'A renewal beyond the limit is refused.',
      setting: 'INTERLEND_RENEWAL_CAP_DAYS',
      value: house.settings.renewalCapDays,
      renewals: request.facts.renewals ?? 0,
      receivedAt: request.facts.receivedAt,
    };
  if (event === 'requester.cancelToDecide')
    return { rule: 'Staff answer cancels once supply is promised.', setting: 'INTERLEND_CANCEL_BY_HAND', value: 'yes' };
  return undefined;
};

function beyondCap(house: House, bench: Workbench, _facts: HeardFacts): boolean {
  const renewals = bench.loan.request.facts.renewals ?? 0;
  return renewalBeyondCap(renewals + 1, house.settings.renewalStepDays, house.settings.renewalCapDays);
}
