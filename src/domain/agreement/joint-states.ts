/**
 * Which states of a lender occur beside a state of its borrower while no message is on its way between them: printed by
 * `npm run fix` from a walk of both tables through every order in which staff act and messages arrive. A state without
 * a row is one that the walk does not reach (several volumes, brokers): nothing is said of it.
 */
import type { BorrowingState } from '../tables/borrowing.js';

/** Of a lender that has the request. */
export const jointStates: Partial<Record<BorrowingState, string>> = {
  badCitation: 'beingProcessed created locateFailed retryPossible',
  cancelNotAccepted: 'beingProcessed willSupply',
  cancelRequested: 'cancelRequested',
  cancelledByPartner: 'beingProcessed cancelled expired rejected retryPossible',
  completedWithoutReturn: 'completedWithoutReturn',
  conditional: 'conditional',
  damagedReported: 'completedWithoutReturn damaged requestCompleted',
  declaredLost:
    'completedWithoutReturn damaged lostAndFeeCommunicated lostReported overdue passedOn recalled receivedByPartner renewRequested returnedByPartner',
  externallyObtained: 'beingProcessed cancelled expired rejected retryPossible',
  loaned:
    'completedWithoutReturn damaged overdue passedOn recalled receivedByPartner renewRequested requestCompleted returnedByPartner',
  lostAndFeePaid: 'damaged lostAndFeeCommunicated lostReported passedOn returnedByPartner',
  lostReported: 'lostReported',
  mediatedRenewal:
    'completedWithoutReturn damaged overdue passedOn recalled receivedByPartner renewRequested requestCompleted returnedByPartner',
  overdue: 'damaged overdue passedOn receivedByPartner renewRequested returnedByPartner',
  passedOn: 'damaged passedOn',
  recalled: 'damaged overdue passedOn recalled receivedByPartner renewRequested returnedByPartner',
  receivedDigitally: 'requestCompleted',
  receivedNotForLoan: 'damaged overdue recalled receivedByPartner',
  receivedPhysically: 'damaged overdue recalled receivedByPartner requestCompleted',
  renewNotAccepted:
    'completedWithoutReturn damaged overdue passedOn recalled receivedByPartner renewRequested requestCompleted returnedByPartner',
  renewRequested: 'damaged renewRequested',
  renewed: 'damaged overdue passedOn receivedByPartner renewRequested returnedByPartner',
  requestCompleted: 'requestCompleted',
  requestSent: 'beingProcessed created locateFailed',
  retryLater: 'beingProcessed created locateFailed retryPossible',
  returnedByPatron:
    'completedWithoutReturn damaged overdue passedOn recalled receivedByPartner renewRequested requestCompleted returnedByPartner',
  returnedToPartner: 'damaged returnedByPartner',
  shippedDigitally: 'shippedDigitally shippedPhysically',
  shippedPhysically: 'damaged overdue recalled shippedPhysically',
  willSupply: 'beingProcessed willSupply',
};

/** Of a lender that the borrower has left, or has not asked. */
export const besidePassed =
  'beingProcessed cancelRequested cancelled created expired locateFailed rejected retryPossible';
