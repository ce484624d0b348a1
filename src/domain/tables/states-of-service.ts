/** Which statuses a loan alone has, and which a copy alone: what is copied is neither lent, renewed, recalled nor returned. A lender may mail a copy. */
import type { BorrowingState } from './borrowing.js';
import type { LendingState } from './lending.js';
import type { Side, StateName } from './tables.js';

const ofLoans: { borrowing: readonly BorrowingState[]; lending: readonly LendingState[] } = {
  borrowing: [
    ...(['shippedPhysically', 'receivedPhysically', 'receivedNotForLoan', 'loaned', 'mediatedRenewal'] as const),
    ...(['renewRequested', 'renewed', 'renewNotAccepted', 'recalled', 'overdue', 'returnedByPatron'] as const),
    ...([
      'returnedToPartner',
      'passedOn',
      'lostReported',
      'declaredLost',
      'lostAndFeePaid',
      'completedWithoutReturn',
      'damagedReported',
    ] as const),
  ],
  lending: [
    ...(['receivedByPartner', 'renewRequested', 'recalled', 'overdue', 'returnedByPartner'] as const),
    ...(['passedOn', 'lostReported', 'lostAndFeeCommunicated', 'damaged', 'completedWithoutReturn'] as const),
  ],
};

const ofCopies: { borrowing: readonly BorrowingState[]; lending: readonly LendingState[] } = {
  borrowing: ['shippedDigitally', 'copyShipped', 'receivedDigitally', 'copyReceived'],
  lending: ['shippedDigitally'],
};

/** Whether a request for a loan, for a copy or for either can have that status. */
export function fitsService(side: Side, serviceType: string, state: StateName): boolean {
  const never: readonly string[] =
    serviceType === 'Copy' ? ofLoans[side] : serviceType === 'Loan' ? ofCopies[side] : [];
  return !never.includes(state);
}
