/** What each lending state is called on the wire: the real current status that notifications and refusals carry. */
import type { LendingState } from '../domain/lending.js';
import type { Service } from '../domain/tables.js';
import type { Status } from '../protocol/codes.js';

const isoStatuses: Record<LendingState, Status> = {
  created: 'RequestReceived',
  locateFailed: 'RequestReceived',
  beingProcessed: 'RequestReceived',
  willSupply: 'WillSupply',
  conditional: 'RetryPossible',
  retryPossible: 'RetryPossible',
  shippedPhysically: 'Loaned',
  shippedDigitally: 'CopyCompleted',
  receivedByPartner: 'Loaned',
  renewRequested: 'Loaned',
  recalled: 'Recalled',
  overdue: 'Overdue',
  /** On its way home; only the lender's check-in completes the loan. */
  returnedByPartner: 'Loaned',
  passedOn: 'Loaned',
  /** A cancel waits for an answer only where supply was promised. */
  cancelRequested: 'WillSupply',
  cancelled: 'Cancelled',
  rejected: 'Unfilled',
  expired: 'Unfilled',
  lostReported: 'Loaned',
  lostAndFeeCommunicated: 'Loaned',
  damaged: 'Loaned',
  requestCompleted: 'LoanCompleted',
  completedWithoutReturn: 'CompletedWithoutReturn',
};

/** A copy is sent for good, by file or on paper. */
const suppliedStates: ReadonlySet<LendingState> = new Set(['requestCompleted', 'shippedPhysically']);

/** A supplied copy is `CopyCompleted`: nothing was lent. */
export function isoStatusOf(state: LendingState, serviceType: Service = 'Loan'): Status {
  return serviceType === 'Copy' && suppliedStates.has(state) ? 'CopyCompleted' : isoStatuses[state];
}
