/** The lending states as staff read them. */

import { worded } from '../../words/message.js';
import type { LendingState } from './lending.js';
import type { BareState, StateRow } from './state-row.js';

const rows: Record<LendingState, BareState> = {
  created: {
    turn: 'us',
  },
  locateFailed: {
    turn: 'us',
  },
  beingProcessed: {
    turn: 'us',
  },
  willSupply: {
    turn: 'us',
  },
  conditional: {
    turn: 'partner',
  },
  retryPossible: {
    turn: 'partner',
  },
  shippedPhysically: {
    turn: 'partner',
    onItsWay: true,
  },
  shippedDigitally: {
    turn: 'nobody',
    final: true,
  },
  receivedByPartner: {
    turn: 'partner',
  },
  renewRequested: {
    turn: 'us',
  },
  recalled: {
    turn: 'partner',
  },
  overdue: {
    turn: 'partner',
  },
  returnedByPartner: {
    turn: 'us',
    onItsWay: true,
  },
  passedOn: {
    turn: 'us',
    onItsWay: true,
  },
  cancelRequested: {
    turn: 'us',
  },
  cancelled: {
    turn: 'nobody',
    final: true,
  },
  rejected: {
    turn: 'nobody',
    final: true,
  },
  expired: {
    turn: 'nobody',
    final: true,
  },
  lostReported: {
    turn: 'us',
  },
  lostAndFeeCommunicated: {
    turn: 'partner',
  },
  damaged: {
    turn: 'us',
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

export const lendingStateRows: Record<LendingState, StateRow> = worded(rows, {
  label: 'stateLending',
  next: 'nextLending',
});
