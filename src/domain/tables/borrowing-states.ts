/** The borrowing states as staff read them. */

import { worded } from '../../words/message.js';
import type { BorrowingState } from './borrowing.js';
import type { BareState, StateRow } from './state-row.js';

const rows: Record<BorrowingState, BareState> = {
  created: {
    turn: 'us',
  },
  pendingApproval: {
    turn: 'us',
  },
  locateFailed: {
    turn: 'us',
  },
  localHolding: {
    turn: 'us',
  },
  badCitation: {
    turn: 'us',
  },
  readyToSend: {
    turn: 'us',
  },
  requestSent: {
    turn: 'partner',
  },
  requestAccepted: {
    turn: 'partner',
  },
  willSupply: {
    turn: 'partner',
  },
  conditional: {
    turn: 'us',
  },
  retryLater: {
    turn: 'partner',
  },
  shippedPhysically: {
    turn: 'us',
    onItsWay: true,
  },
  shippedDigitally: {
    turn: 'us',
    onItsWay: true,
  },
  copyShipped: {
    turn: 'us',
    onItsWay: true,
  },
  receivedPhysically: {
    turn: 'us',
  },
  receivedNotForLoan: {
    turn: 'us',
  },
  receivedDigitally: {
    turn: 'nobody',
    final: true,
  },
  copyReceived: {
    turn: 'nobody',
    final: true,
  },
  loaned: {
    turn: 'patron',
  },
  mediatedRenewal: {
    turn: 'us',
  },
  renewRequested: {
    turn: 'partner',
  },
  renewed: {
    turn: 'patron',
  },
  renewNotAccepted: {
    turn: 'patron',
  },
  recalled: {
    turn: 'us',
  },
  overdue: {
    turn: 'us',
  },
  returnedByPatron: {
    turn: 'us',
  },
  returnedToPartner: {
    turn: 'partner',
    onItsWay: true,
  },
  passedOn: {
    turn: 'partner',
    onItsWay: true,
  },
  lostReported: {
    turn: 'partner',
  },
  declaredLost: {
    turn: 'us',
  },
  lostAndFeePaid: {
    turn: 'partner',
  },
  damagedReported: {
    turn: 'us',
  },
  cancelRequested: {
    turn: 'partner',
  },
  cancelNotAccepted: {
    turn: 'partner',
  },
  cancelledByPartner: {
    turn: 'nobody',
    final: true,
  },
  cancelledByPatron: {
    turn: 'nobody',
    final: true,
  },
  cancelledByStaff: {
    turn: 'nobody',
    final: true,
  },
  rejectedByPartner: {
    turn: 'us',
  },
  expired: {
    turn: 'nobody',
    final: true,
  },
  externallyObtained: {
    turn: 'nobody',
    final: true,
  },
  filledLocally: {
    turn: 'nobody',
    final: true,
  },
  requestCompleted: {
    turn: 'nobody',
    final: true,
  },
  completedWithoutReturn: {
    turn: 'nobody',
    final: true,
  },
};

export const borrowingStateRows: Record<BorrowingState, StateRow> = worded(rows, {
  label: 'stateBorrowing',
  next: 'nextBorrowing',
});
