/** The borrowing side: its states, what staff may order, what a supplier may tell, what follows. */
import type { TransitionTable } from './state-machine.js';

export const borrowingStates = [
  'created',
  'pendingApproval',
  'locateFailed',
  'localHolding',
  'badCitation',
  'readyToSend',
  'requestSent',
  'requestAccepted',
  'willSupply',
  'conditional',
  'shippedPhysically',
  'shippedDigitally',
  'receivedPhysically',
  'receivedNotForLoan',
  'receivedDigitally',
  'loaned',
  'mediatedRenewal',
  'renewRequested',
  'renewed',
  'renewNotAccepted',
  'recalled',
  'overdue',
  'returnedByPatron',
  'returnedToPartner',
  'lostReported',
  'declaredLost',
  'lostAndFeePaid',
  'damagedReported',
  'cancelRequested',
  'cancelNotAccepted',
  'cancelledByPartner',
  'cancelledByPatron',
  'cancelledByStaff',
  'rejectedByPartner',
  'expired',
  'externallyObtained',
  'requestCompleted',
] as const;
export type BorrowingState = (typeof borrowingStates)[number];

/** Orders of staff (or of the node by a rule). */
export const borrowingActions = [
  'markReady',
  'approve',
  'holdForApproval',
  'markLocateFailed',
  'markLocalHolding',
  'markBadCitation',
  'mendCitation',
  'mendUnsent',
  'send',
  'reject',
  'rejectLast',
  'cancel',
  'cancelUnsent',
  'cancelByPatron',
  'cancelUnsentByPatron',
  'acceptConditions',
  'refuseConditions',
  'refuseConditionsLast',
  'receive',
  'receiveNotForLoan',
  'receiveDigitally',
  'loanToPatron',
  'patronAsksRenewal',
  'requestRenewal',
  'renewHere',
  'declineRenewal',
  'returnByPatron',
  'returnToPartner',
  'returnAfterCheckIn',
  'undoReceive',
  'undoReceiveUnsent',
  'undoReturn',
  'undoReturnUnsent',
  'undoReturnToShelf',
  'undoReturnToShelfUnsent',
  'reportLost',
  'declareLost',
  'feePaid',
  'found',
  'reportDamaged',
  'generalMessage',
  'askStatus',
  'obtainElsewhere',
  'expire',
  'reactivate',
  'complete',
] as const;
export type BorrowingAction = (typeof borrowingActions)[number];

/**
 * What a supplier tells, named so that no row needs a guard: `supplier.…` = the partner asked last; `…Last` = no
 * further partner in the rota; `passedSupplier.…` = a partner already passed over; `delivery.…` = what became of our
 * own request. `…Ambiguous` = a try ended so that the partner may have it after all.
 */
export const supplierEvents = [
  'supplier.requestReceived',
  'supplier.expectToSupply',
  'supplier.willSupply',
  'supplier.conditional',
  'supplier.retryPossible',
  'supplier.retryPossibleLast',
  'supplier.badCitation',
  'supplier.unfilled',
  'supplier.unfilledLast',
  'supplier.loaned',
  'supplier.copyCompleted',
  'supplier.renewGranted',
  'supplier.renewRefused',
  'supplier.recalled',
  'supplier.overdue',
  'supplier.cancelAccepted',
  'supplier.cancelRefused',
  'supplier.cancelled',
  'supplier.cancelledLast',
  'supplier.checkedIn',
  'supplier.completedWithoutReturn',
  'supplier.declaredLost',
  'supplier.damaged',
  'supplier.holdReturn',
  'supplier.releaseHoldReturn',
  'supplier.statusAnswer',
  'supplier.notification',
  'supplier.conditionsReminder',
  'passedSupplier.willSupply',
  'passedSupplier.loaned',
  'passedSupplier.copyCompleted',
  'passedSupplier.cancelRefused',
  'passedSupplier.cancelAccepted',
  'passedSupplier.unfilled',
  'passedSupplier.notification',
  'passedSupplier.other',
  'delivery.requestUndelivered',
  'delivery.requestUndeliveredLast',
  'delivery.requestUndeliveredAmbiguous',
  'delivery.requestUndeliveredAmbiguousLast',
  'delivery.requestRefused',
  'delivery.requestRefusedLast',
] as const;
export type SupplierEvent = (typeof supplierEvents)[number];

/** Why staff must look at a borrowing request. */
export const borrowingAttention = [
  'rotaExhausted',
  'conditionsOffered',
  'conditionsReminded',
  'badCitation',
  'lateSupply',
  'cancelRefused',
  'recalled',
  'overdue',
  'renewRefused',
  'message',
  'lostDeclared',
  'damaged',
  'holdReturn',
  'cancelledBySupplier',
  'contradiction',
] as const;
export type BorrowingAttention = (typeof borrowingAttention)[number];

/**
 * Effects are data: a message to send, a move in the rota, a mark for staff, a note that nothing changed. `…ToPassed`
 * goes to the partner being passed over or the passed one that spoke. `record:outOfOrder` also means: the message's
 * facts (a due date, a link) are not taken over.
 */
export type BorrowingEffect =
  | 'send:Request'
  | 'send:Retry'
  | 'send:Received'
  | 'send:Cancel'
  | 'send:CancelToPassed'
  | 'send:NotificationToPassed'
  | 'send:Renew'
  | 'send:ShippedReturn'
  | 'send:Lost'
  | 'send:FeePaid'
  | 'send:Found'
  | 'send:Damaged'
  | 'send:Notification'
  | 'send:StatusRequest'
  | 'send:ConditionsRefused'
  | 'send:UndoReceived'
  | 'send:UndoShippedReturn'
  | 'rota:next'
  | 'rota:end'
  | 'record:outOfOrder'
  | `attention:${BorrowingAttention}`;

export type BorrowingTable = TransitionTable<BorrowingState, BorrowingAction | SupplierEvent, BorrowingEffect>;
