/** The lending tables: what each state takes, for loans and for copies. */
import type { LendingTable } from './lending.js';
import {
  always,
  awaitingAnswer,
  closedUnsupplied,
  contradiction,
  type LendingRows,
  lent,
  lost,
  mayBePaidFor,
  mayReportDamage,
  out,
  outOfOrder,
  pastCancelling,
  promised,
  shipsCopy,
  shipsVolume,
  stays,
  undecided,
} from './lending-rows.js';

/** We sent a copy: a volume that comes home or is lost was never ours to lend. */
const nothingLent: LendingRows = { 'requester.shippedReturn': contradiction, 'requester.lost': contradiction };

/** Each state without the way of supplying: that is what loans and copies differ in. */
const common: LendingTable = {
  created: {
    ...undecided,
    'requester.request': { effects: ['attention:newRequest'] },
    markLocateFailed: { to: 'locateFailed' },
  },
  locateFailed: { ...undecided },
  beingProcessed: { ...undecided },
  willSupply: { ...promised, offerConditions: { to: 'conditional', effects: ['send:Conditional'] } },
  conditional: {
    ...awaitingAnswer,
    'requester.retry': { to: 'willSupply', effects: ['send:WillSupply', 'attention:conditionsAccepted'] },
    'requester.conditionsAccepted': { to: 'willSupply', effects: ['send:WillSupply', 'attention:conditionsAccepted'] },
    offerConditions: { effects: ['send:Conditional'] },
  },
  retryPossible: {
    ...awaitingAnswer,
    'requester.retry': { to: 'created', effects: ['attention:newRequest'] },
    'requester.conditionsAccepted': { to: 'created', effects: ['attention:newRequest'] },
    reactivate: { to: 'beingProcessed' },
  },
  cancelRequested: {
    ...promised,
    'requester.cancel': outOfOrder,
    'requester.cancelToDecide': outOfOrder,
    acceptCancel: { to: 'cancelled', effects: ['send:CancelAccepted'] },
    refuseCancel: { to: 'willSupply', effects: ['send:CancelRefused'] },
  },

  shippedPhysically: { ...lent, 'requester.received': { to: 'receivedByPartner' } },
  receivedByPartner: { ...lent, 'requester.undidReceived': { to: 'shippedPhysically' } },
  renewRequested: {
    ...out,
    ...mayBePaidFor,
    'requester.renew': outOfOrder,
    'requester.renewBeyondCap': { to: 'receivedByPartner', effects: ['send:RenewRefused'] },
    acceptRenewal: { to: 'receivedByPartner', effects: ['send:RenewGranted'] },
    refuseRenewal: { to: 'receivedByPartner', effects: ['send:RenewRefused'] },
  },
  recalled: { ...lent, 'requester.renew': { effects: ['send:RenewRefused'] } },
  overdue: { ...lent, sendOverdue: { effects: ['send:Overdue'] } },
  returnedByPartner: {
    ...out,
    ...mayReportDamage,
    'requester.received': outOfOrder,
    'requester.shippedReturn': stays,
    'requester.undidShippedReturn': { to: 'receivedByPartner', effects: ['attention:returnUndone'] },
  },

  lostReported: { ...lost, 'requester.lost': stays },
  lostAndFeeCommunicated: {
    ...lost,
    'requester.lost': { effects: ['attention:lostReported'] },
    'requester.damaged': { effects: ['attention:damaged'] },
  },
  damaged: { ...out, 'requester.damaged': { effects: ['attention:damaged'] } },

  shippedDigitally: {
    ...always,
    ...pastCancelling,
    'requester.received': { to: 'requestCompleted' },
    ...nothingLent,
    complete: { to: 'requestCompleted' },
  },
  cancelled: { ...closedUnsupplied, 'requester.conditionsRefused': stays },
  rejected: { ...closedUnsupplied },
  expired: { ...closedUnsupplied },
  requestCompleted: {
    ...always,
    ...pastCancelling,
    'requester.lost': contradiction,
    'requester.undidShippedReturn': { effects: ['attention:returnUndone'] },
  },
  completedWithoutReturn: {
    ...always,
    ...pastCancelling,
    'requester.lost': { effects: ['send:CompletedWithoutReturn'] },
    'requester.feePaid': { effects: ['send:CompletedWithoutReturn', 'attention:feePaid'] },
    'requester.shippedReturn': contradiction,
    checkIn: { to: 'requestCompleted', effects: ['send:LoanCompleted'] },
    checkInQuietly: { to: 'requestCompleted' },
    reactivate: { to: 'lostAndFeeCommunicated' },
  },
};

const supplying = (way: LendingRows): Partial<LendingTable> => ({
  created: { ...common.created, ...way },
  locateFailed: { ...common.locateFailed, ...way },
  beingProcessed: { ...common.beingProcessed, ...way },
  willSupply: { ...common.willSupply, ...way },
  conditional: { ...common.conditional, ...way },
});

export const lendingLoans: LendingTable = {
  ...common,
  ...supplying(shipsVolume),
  /** Shipping answers the cancel: no, and here it comes. */
  cancelRequested: {
    ...common.cancelRequested,
    ship: { to: 'shippedPhysically', effects: ['send:CancelRefused', 'send:Loaned'] },
  },
  requestCompleted: {
    ...common.requestCompleted,
    undoCheckIn: { to: 'returnedByPartner', effects: ['send:Notification'] },
    reactivate: { to: 'receivedByPartner' },
  },
};

export const lendingCopies: LendingTable = {
  ...common,
  ...supplying(shipsCopy),
  cancelRequested: {
    ...common.cancelRequested,
    shipDigitally: { to: 'shippedDigitally', effects: ['send:CancelRefused', 'send:CopyCompleted'] },
  },
  /** A file can be sent again. */
  shippedDigitally: { ...common.shippedDigitally, shipDigitally: { effects: ['send:CopyCompleted'] } },
  requestCompleted: {
    ...common.requestCompleted,
    ...nothingLent,
    'requester.undidReceived': { to: 'shippedDigitally' },
    reactivate: { to: 'beingProcessed' },
  },
};
