/** The borrowing tables: what each state takes, for loans and for copies. */
import type { BorrowingTable } from './borrowing.js';
import {
  asked,
  atOurDesk,
  type BorrowingRows,
  borrowingAlways,
  borrowingClosedUnsupplied,
  borrowingContradiction,
  borrowingLost,
  borrowingOutOfOrder,
  borrowingStays,
  cancelledEitherWay,
  cancelledWithoutMessage,
  mayAskRenewal,
  mayRemind,
  mayRenewHere,
  mayTakeInPlace,
  mayTakeUnasked,
  onward,
  parcelAfterCancel,
  parcelMayArrive,
  patronMayAskRenewal,
  receiptUndone,
  refusalRows,
  requestNotDelivered,
  supplied,
  talk,
  unsent,
  withPatron,
} from './borrowing-rows.js';
import { sameRow } from './state-machine.js';

const { reactivate: _undoneInstead, ...closedForGood } = borrowingClosedUnsupplied;

/** What a lender says of a copy that is on its way or here: that it is delivered is known; that it is a loan contradicts. */
const aboutCopy = {
  ...sameRow(
    ['supplier.loaned', 'supplier.overdue', 'supplier.recalled', 'supplier.cancelAccepted'],
    borrowingContradiction,
  ),
  ...sameRow(['supplier.copyCompleted', 'supplier.copyMailed'], borrowingStays),
};

export const borrowingLoans: BorrowingTable = {
  created: {
    ...unsent,
    markReady: { to: 'readyToSend' },
    holdForApproval: { to: 'pendingApproval' },
    markLocateFailed: { to: 'locateFailed' },
    markLocalHolding: { to: 'localHolding' },
    markBadCitation: { to: 'badCitation' },
    obtainElsewhere: { to: 'externallyObtained' },
  },
  pendingApproval: {
    ...unsent,
    approve: { to: 'readyToSend' },
    markBadCitation: { to: 'badCitation' },
  },
  locateFailed: {
    ...unsent,
    markReady: { to: 'readyToSend' },
    markBadCitation: { to: 'badCitation' },
    obtainElsewhere: { to: 'externallyObtained' },
  },
  localHolding: {
    ...unsent,
    markReady: { to: 'readyToSend' },
    obtainElsewhere: { to: 'externallyObtained' },
  },
  /** Either a partner sent it back (it is asked still) or our own staff stopped it (nobody is). */
  badCitation: {
    ...asked,
    'supplier.expectToSupply': borrowingOutOfOrder,
    'supplier.badCitation': borrowingStays,
    mendCitation: [
      { when: { unsent: true }, to: 'readyToSend' },
      { to: 'requestSent', effects: ['send:Retry'] },
    ],
    ...cancelledEitherWay,
  },
  readyToSend: {
    ...unsent,
    ...mayTakeUnasked,
    send: { to: 'requestSent', effects: ['send:Request'] },
    reject: onward,
    markLocateFailed: { to: 'locateFailed' },
    markLocalHolding: { to: 'localHolding' },
    markBadCitation: { to: 'badCitation' },
    obtainElsewhere: { to: 'externallyObtained' },
  },
  requestSent: {
    ...asked,
    ...parcelMayArrive,
    ...mayTakeInPlace,
    ...mayRemind,
    ...requestNotDelivered,
    'supplier.requestReceived': { to: 'requestAccepted' },
  },
  requestAccepted: {
    ...asked,
    ...parcelMayArrive,
    ...mayTakeInPlace,
    ...mayRemind,
    'supplier.requestReceived': borrowingStays,
  },
  willSupply: { ...asked, ...parcelMayArrive, ...mayTakeInPlace },
  conditional: {
    ...asked,
    ...parcelMayArrive,
    ...mayTakeInPlace,
    'supplier.expectToSupply': borrowingOutOfOrder,
    'supplier.conditionsReminder': { effects: ['attention:conditionsReminded'] },
    acceptConditions: { to: 'requestSent', effects: ['send:Retry'] },
    refuseConditions: [
      /** A broker asks the next of its own libraries; the request stays with it. */
      { when: { brokerGoesOn: true }, to: 'requestSent', effects: ['send:ConditionsRefused'] },
      {
        when: { last: true },
        to: 'rejectedByPartner',
        effects: ['send:ConditionsRefused', 'rota:end', 'attention:rotaExhausted'],
      },
      { to: 'readyToSend', effects: ['send:ConditionsRefused', 'rota:next'] },
    ],
    ...sameRow(['supplier.brokerAsked', 'supplier.brokerRefused'], { to: 'requestSent' }),
  },
  /** Not now, but later: the same partner is asked again when its day has come, by staff or by itself. */
  retryLater: {
    ...asked,
    ...parcelMayArrive,
    askAgain: { to: 'requestSent', effects: ['send:Retry'] },
    obtainElsewhere: { to: 'externallyObtained', effects: ['send:CancelToPassed'] },
  },
  cancelRequested: {
    ...borrowingAlways,
    ...sameRow(['supplier.requestReceived', 'supplier.expectToSupply', 'supplier.willSupply'], borrowingStays),
    ...sameRow(['supplier.conditional', 'supplier.badCitation'], borrowingStays),
    ...sameRow(refusalRows, { to: 'cancelledByPartner' }),
    'supplier.cancelAccepted': { to: 'cancelledByPartner' },
    'supplier.cancelRefused': { to: 'cancelNotAccepted', effects: ['attention:cancelRefused'] },
    'supplier.loaned': { to: 'shippedPhysically', effects: ['attention:cancelRefused'] },
    'supplier.copyCompleted': { to: 'shippedDigitally', effects: ['attention:cancelRefused'] },
    'supplier.copyMailed': { to: 'copyShipped', effects: ['attention:cancelRefused'] },
    'supplier.overdue': { to: 'shippedPhysically', effects: ['attention:overdue'] },
    'supplier.recalled': { to: 'shippedPhysically', effects: ['attention:recalled'] },
    ...sameRow(['supplier.checkedIn', 'supplier.completedWithoutReturn'], borrowingContradiction),
    /** It may be there after all: then the answer to the cancel is awaited. */
    'delivery.requestUndelivered': [{ when: { ambiguous: true } }, { to: 'cancelledByStaff' }],
    'delivery.requestRefused': { to: 'cancelledByStaff' },
    ...parcelMayArrive,
    complete: { to: 'cancelledByStaff' },
    ...talk,
  },
  /** We cancelled: when this partner fails after all, no other is asked. */
  cancelNotAccepted: {
    ...asked,
    ...parcelMayArrive,
    ...sameRow(['supplier.requestReceived', 'supplier.expectToSupply', 'supplier.willSupply'], borrowingStays),
    ...sameRow(refusalRows, { to: 'cancelledByPartner' }),
    'supplier.cancelAccepted': { to: 'cancelledByPartner' },
  },

  shippedPhysically: {
    ...supplied,
    ...sameRow(refusalRows, borrowingContradiction),
    'supplier.loaned': borrowingStays,
    'supplier.checkedIn': { to: 'requestCompleted', effects: ['attention:contradiction'] },
    ...parcelMayArrive,
    /** Two are on their way: the other one goes back when it comes. */
    takeInPlace: { effects: ['send:Notification', 'rota:inPlace'] },
    receiveNotForLoan: { to: 'receivedNotForLoan', effects: ['send:Received'] },
  },
  receivedPhysically: {
    ...atOurDesk,
    'supplier.loaned': borrowingStays,
    loanToPatron: { to: 'loaned' },
    ...receiptUndone('shippedPhysically'),
  },
  receivedNotForLoan: {
    ...atOurDesk,
    'supplier.loaned': borrowingStays,
    ...receiptUndone('shippedPhysically'),
  },
  loaned: { ...withPatron, ...patronMayAskRenewal, 'supplier.loaned': borrowingStays },
  mediatedRenewal: {
    ...withPatron,
    ...mayAskRenewal,
    'supplier.overdue': { effects: ['attention:overdue'] },
    ...mayRenewHere,
    declineRenewal: { to: 'loaned' },
  },
  renewRequested: {
    ...withPatron,
    'supplier.renewRefused': { to: 'renewNotAccepted', effects: ['attention:renewRefused'] },
    'supplier.overdue': { effects: ['attention:overdue'] },
  },
  renewed: { ...withPatron, ...patronMayAskRenewal, 'supplier.renewGranted': borrowingStays },
  renewNotAccepted: {
    ...withPatron,
    ...patronMayAskRenewal,
    'supplier.renewRefused': borrowingStays,
    ...mayRenewHere,
  },
  recalled: {
    ...withPatron,
    'supplier.recalled': { effects: ['attention:recalled'] },
    'supplier.renewRefused': borrowingStays,
  },
  overdue: {
    ...withPatron,
    ...patronMayAskRenewal,
    'supplier.overdue': { effects: ['attention:overdue'] },
    'supplier.renewRefused': { effects: ['attention:renewRefused'] },
  },
  returnedByPatron: {
    ...atOurDesk,
    'supplier.overdue': { effects: ['attention:overdue'] },
    'supplier.recalled': { effects: ['attention:recalled'] },
    undoReturn: { to: 'loaned', back: true },
  },
  returnedToPartner: {
    ...supplied,
    'supplier.recalled': borrowingOutOfOrder,
    'supplier.checkedIn': { to: 'requestCompleted' },
    'supplier.completedWithoutReturn': borrowingContradiction,
    undoReturn: [
      { when: { unsent: true }, to: 'returnedByPatron', back: true },
      { to: 'returnedByPatron', back: true, effects: ['send:UndoShippedReturn'] },
    ],
    complete: { to: 'requestCompleted' },
  },

  /** At a third library: only the lender knows when it is home. While the lender was not told, it never left. */
  passedOn: {
    ...supplied,
    undoPassOn: { to: 'returnedByPatron', back: true },
    'supplier.checkedIn': { to: 'requestCompleted' },
    returnToPartner: { to: 'returnedToPartner', effects: ['send:ShippedReturn'] },
    complete: { to: 'requestCompleted' },
  },

  lostReported: {
    ...borrowingLost,
    declareLost: { to: 'declaredLost' },
  },
  declaredLost: {
    ...borrowingLost,
    'supplier.declaredLost': { effects: ['attention:lostDeclared'] },
    feePaid: { to: 'lostAndFeePaid', effects: ['send:FeePaid'] },
  },
  lostAndFeePaid: {
    ...borrowingLost,
    'supplier.declaredLost': borrowingContradiction,
    'supplier.checkedIn': { to: 'requestCompleted', effects: ['attention:contradiction'] },
  },
  damagedReported: {
    ...atOurDesk,
    loanToPatron: { to: 'loaned' },
    returnByPatron: { to: 'returnedByPatron' },
  },

  shippedDigitally: {
    ...borrowingAlways,
    ...sameRow(refusalRows, borrowingContradiction),
    ...aboutCopy,
    receiveDigitally: { to: 'receivedDigitally', effects: ['send:Received'] },
    complete: { to: 'requestCompleted' },
    ...talk,
  },
  receivedDigitally: {
    ...borrowingAlways,
    ...aboutCopy,
    ...receiptUndone('shippedDigitally'),
    complete: { to: 'requestCompleted' },
    ...talk,
  },
  /** On paper: it arrives like a parcel and stays, like any copy. */
  copyShipped: {
    ...borrowingAlways,
    ...sameRow(refusalRows, borrowingContradiction),
    ...aboutCopy,
    receiveCopy: { to: 'copyReceived', effects: ['send:Received'] },
    complete: { to: 'requestCompleted' },
    ...talk,
  },
  copyReceived: {
    ...borrowingAlways,
    ...aboutCopy,
    ...receiptUndone('copyShipped'),
    complete: { to: 'requestCompleted' },
    ...talk,
  },

  cancelledByPartner: { ...borrowingClosedUnsupplied, ...parcelAfterCancel, ...parcelMayArrive, ...talk },
  cancelledByPatron: { ...borrowingClosedUnsupplied },
  cancelledByStaff: { ...borrowingClosedUnsupplied, ...parcelAfterCancel },
  /** Nobody is left; a partner that ships after all is welcome. */
  rejectedByPartner: {
    ...borrowingClosedUnsupplied,
    ...mayTakeUnasked,
    ...sameRow(['supplier.expectToSupply', 'supplier.willSupply', 'supplier.conditional'], {
      effects: ['attention:lateSupply'],
    }),
    'supplier.loaned': { to: 'shippedPhysically', effects: ['attention:lateSupply'] },
    'supplier.copyCompleted': { to: 'shippedDigitally', effects: ['attention:lateSupply'] },
    'supplier.copyMailed': { to: 'copyShipped', effects: ['attention:lateSupply'] },
    ...cancelledWithoutMessage,
    obtainElsewhere: { to: 'externallyObtained' },
    fillLocally: { to: 'filledLocally' },
    expire: { to: 'expired' },
  },
  expired: { ...borrowingClosedUnsupplied },
  externallyObtained: { ...borrowingClosedUnsupplied },
  /** A copy of our own waits for the patron: no partner has a part in it, and it is lent and taken back at our desk. */
  filledLocally: {
    ...closedForGood,
    undoFill: { to: 'localHolding', back: true },
    loanToPatron: borrowingStays,
    returnByPatron: borrowingStays,
  },
  requestCompleted: {
    ...borrowingAlways,
    ...sameRow(['supplier.overdue', 'supplier.recalled', 'supplier.declaredLost'], borrowingContradiction),
    reactivate: { to: 'loaned' },
    ...talk,
  },
  completedWithoutReturn: {
    ...borrowingAlways,
    ...sameRow(['supplier.overdue', 'supplier.recalled', 'supplier.declaredLost'], borrowingContradiction),
    'supplier.completedWithoutReturn': borrowingStays,
    /** It turned up at the lender after all. */
    'supplier.checkedIn': { to: 'requestCompleted' },
    reactivate: { to: 'declaredLost' },
    ...talk,
  },
};

/** A copy is awaited: the file ends the matter; a volume sent instead must go home again and is shown to staff. */
const copyAwaited: BorrowingRows = {
  'supplier.copyCompleted': { to: 'shippedDigitally' },
  'supplier.copyMailed': { to: 'copyShipped' },
  'supplier.loaned': { to: 'shippedPhysically', effects: ['attention:contradiction'] },
};
const mayReceiveCopy: BorrowingRows = {
  receiveDigitally: { to: 'receivedDigitally', effects: ['send:Received'] },
};

export const borrowingCopies: BorrowingTable = {
  ...borrowingLoans,
  badCitation: { ...borrowingLoans.badCitation, ...copyAwaited },
  requestSent: { ...borrowingLoans.requestSent, ...copyAwaited, ...mayReceiveCopy },
  requestAccepted: { ...borrowingLoans.requestAccepted, ...copyAwaited, ...mayReceiveCopy },
  willSupply: { ...borrowingLoans.willSupply, ...copyAwaited, ...mayReceiveCopy },
  conditional: { ...borrowingLoans.conditional, ...copyAwaited, ...mayReceiveCopy },
  retryLater: { ...borrowingLoans.retryLater, ...copyAwaited, ...mayReceiveCopy },
  cancelNotAccepted: { ...borrowingLoans.cancelNotAccepted, ...copyAwaited, ...mayReceiveCopy },
  requestCompleted: {
    ...borrowingLoans.requestCompleted,
    'supplier.copyCompleted': borrowingStays,
    reactivate: { to: 'shippedDigitally' },
  },
};

/** A copy or a loan, whichever comes. */
const eitherAwaited: BorrowingRows = {
  'supplier.copyCompleted': { to: 'shippedDigitally' },
  'supplier.copyMailed': { to: 'copyShipped' },
  ...mayReceiveCopy,
};

export const borrowingEither: BorrowingTable = {
  ...borrowingLoans,
  badCitation: {
    ...borrowingLoans.badCitation,
    'supplier.copyCompleted': { to: 'shippedDigitally' },
    'supplier.copyMailed': { to: 'copyShipped' },
  },
  requestSent: { ...borrowingLoans.requestSent, ...eitherAwaited },
  requestAccepted: { ...borrowingLoans.requestAccepted, ...eitherAwaited },
  willSupply: { ...borrowingLoans.willSupply, ...eitherAwaited },
  conditional: { ...borrowingLoans.conditional, ...eitherAwaited },
  cancelNotAccepted: { ...borrowingLoans.cancelNotAccepted, ...eitherAwaited },
};
