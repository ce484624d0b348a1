/** The lending tables: what each state takes, for loans and for copies. */
import type { LendingTable } from './lending.js';
import {
  answerUndone,
  awaitingAnswer,
  checkedIn,
  type LendingRows,
  lendingAlways,
  lendingClosedUnsupplied,
  lendingContradiction,
  lendingLost,
  lendingOut,
  lendingOutOfOrder,
  lendingStays,
  lent,
  mayBePaidFor,
  mayReportDamage,
  pastCancelling,
  promised,
  refusalUndone,
  shipsCopy,
  shipsVolume,
  undecided,
} from './lending-rows.js';
import { sameRow } from './state-machine.js';

/** We sent a copy: a volume that comes home or is lost was never ours to lend. */
const nothingLent: LendingRows = sameRow(
  ['requester.shippedReturn', 'requester.shippedForward', 'requester.holdReturn', 'requester.lost'],
  lendingContradiction,
);

/** Each state without the way of supplying: that is what loans and copies differ in. */
const common: LendingTable = {
  created: {
    ...undecided,
    'requester.request': { effects: ['attention:newRequest'] },
    markLocateFailed: { to: 'locateFailed' },
  },
  locateFailed: { ...undecided },
  beingProcessed: { ...undecided },
  willSupply: { ...promised, ...answerUndone, offerConditions: { to: 'conditional', effects: ['send:Conditional'] } },
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
    'requester.cancel': lendingOutOfOrder,
    acceptCancel: { to: 'cancelled', effects: ['send:CancelAccepted'] },
    refuseCancel: { to: 'willSupply', effects: ['send:CancelRefused'] },
  },

  /** Undone only while Loaned waits to be sent: the borrower receives neither. */
  shippedPhysically: {
    ...lent,
    'requester.received': { to: 'receivedByPartner' },
    undoShip: { to: 'willSupply', back: true },
  },
  receivedByPartner: { ...lent, 'requester.undidReceived': { to: 'shippedPhysically', back: true } },
  renewRequested: {
    ...lendingOut,
    ...mayBePaidFor,
    'requester.renew': [
      { when: { beyondCap: true }, to: 'receivedByPartner', effects: ['send:RenewRefused'] },
      lendingOutOfOrder,
    ],
    acceptRenewal: { to: 'receivedByPartner', effects: ['send:RenewGranted'] },
    refuseRenewal: [
      /** It was overdue before they asked, and it still is. */
      { when: { overdue: true }, to: 'overdue', effects: ['send:RenewRefused'] },
      { to: 'receivedByPartner', effects: ['send:RenewRefused'] },
    ],
  },
  recalled: { ...lent, 'requester.renew': { effects: ['send:RenewRefused'] } },
  overdue: { ...lent, sendOverdue: { effects: ['send:Overdue'] } },
  returnedByPartner: {
    ...lendingOut,
    ...mayReportDamage,
    'requester.received': lendingOutOfOrder,
    'requester.shippedReturn': lendingStays,
    'requester.undidShippedReturn': { to: 'receivedByPartner', back: true, effects: ['attention:returnUndone'] },
  },

  /** Somebody else has it: it comes home from there, or back by way of the borrower. */
  passedOn: {
    ...lendingOut,
    ...mayReportDamage,
    'requester.received': lendingOutOfOrder,
    'requester.shippedForward': lendingStays,
  },

  lostReported: { ...lendingLost, 'requester.lost': lendingStays },
  lostAndFeeCommunicated: {
    ...lendingLost,
    'requester.lost': { effects: ['attention:lostReported'] },
    'requester.damaged': { effects: ['attention:damaged'] },
  },
  damaged: { ...lendingOut, 'requester.damaged': { effects: ['attention:damaged'] } },

  shippedDigitally: {
    ...lendingAlways,
    ...pastCancelling,
    'requester.received': { to: 'requestCompleted' },
    ...nothingLent,
    complete: { to: 'requestCompleted' },
  },
  cancelled: {
    ...lendingClosedUnsupplied,
    'requester.conditionsRefused': { effects: ['send:CancelAccepted'] },
    'requester.conditionsRefusedByNote': lendingStays,
  },
  rejected: { ...lendingClosedUnsupplied, ...refusalUndone },
  expired: { ...lendingClosedUnsupplied },
  requestCompleted: {
    ...lendingAlways,
    ...pastCancelling,
    'requester.lost': lendingContradiction,
    'requester.shippedForward': lendingContradiction,
    'requester.undidShippedReturn': { effects: ['attention:returnUndone'] },
  },
  completedWithoutReturn: {
    ...lendingAlways,
    ...pastCancelling,
    'requester.lost': { effects: ['send:CompletedWithoutReturn'] },
    'requester.feePaid': { effects: ['send:CompletedWithoutReturn', 'attention:feePaid'] },
    'requester.shippedReturn': lendingContradiction,
    'requester.shippedForward': lendingContradiction,
    checkIn: checkedIn,
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

/** Shipping answers the cancel: no, and here it comes. */
const loanDespiteCancel: LendingRows = {
  ship: { to: 'shippedPhysically', effects: ['send:CancelRefused', 'send:Loaned'] },
};
const copyDespiteCancel: LendingRows = {
  shipDigitally: { to: 'shippedDigitally', effects: ['send:CancelRefused', 'send:CopyCompleted'] },
  shipCopy: { to: 'shippedPhysically', becomes: 'Copy', effects: ['send:CancelRefused', 'send:CopyCompleted'] },
};

export const lendingLoans: LendingTable = {
  ...common,
  ...supplying(shipsVolume),
  cancelRequested: { ...common.cancelRequested, ...loanDespiteCancel },
  requestCompleted: {
    ...common.requestCompleted,
    /** It was scanned by mistake while the borrower still had it: the parcel is on its way only now. */
    'requester.shippedReturn': { effects: ['attention:returnedLater'] },
    undoCheckIn: { to: 'returnedByPartner', back: true, effects: ['send:Notification'] },
    reactivate: { to: 'receivedByPartner' },
  },
};

export const lendingCopies: LendingTable = {
  ...common,
  ...supplying(shipsCopy),
  cancelRequested: {
    ...common.cancelRequested,
    ...copyDespiteCancel,
  },
  /** On paper: nothing comes home. */
  shippedPhysically: {
    ...lendingAlways,
    ...pastCancelling,
    'requester.received': { to: 'requestCompleted' },
    ...nothingLent,
    complete: { to: 'requestCompleted' },
  },
  /** A wrong file is replaced, also after the borrower has it. */
  shippedDigitally: { ...common.shippedDigitally, replaceFile: { effects: ['send:CopyCompleted'] } },
  requestCompleted: {
    ...common.requestCompleted,
    ...nothingLent,
    replaceFile: { effects: ['send:CopyCompleted'] },
    'requester.undidReceived': { to: 'shippedDigitally', back: true },
    reactivate: { to: 'beingProcessed' },
  },
};

/** A copy or a loan, as the lender chooses by what it ships; from then on it is the one or the other. */
export const lendingEither: LendingTable = {
  ...lendingLoans,
  ...supplying({ ...shipsVolume, ...shipsCopy }),
  cancelRequested: { ...common.cancelRequested, ...loanDespiteCancel, ...copyDespiteCancel },
  requestCompleted: { ...common.requestCompleted },
};
