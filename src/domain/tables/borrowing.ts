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
  'retryLater',
  'shippedPhysically',
  'shippedDigitally',
  'copyShipped',
  'receivedPhysically',
  'receivedNotForLoan',
  'receivedDigitally',
  'copyReceived',
  'loaned',
  'mediatedRenewal',
  'renewRequested',
  'renewed',
  'renewNotAccepted',
  'recalled',
  'overdue',
  'returnedByPatron',
  'returnedToPartner',
  'passedOn',
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
  'filledLocally',
  'requestCompleted',
  'completedWithoutReturn',
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
  'send',
  'reject',
  'cancel',
  'cancelByPatron',
  'askAgain',
  'acceptConditions',
  'refuseConditions',
  'receive',
  'receiveNotForLoan',
  'receiveDigitally',
  'receiveCopy',
  'loanToPatron',
  'patronAsksRenewal',
  'requestRenewal',
  'declineRenewal',
  'returnByPatron',
  'returnToPartner',
  'takeInPlace',
  'sendBack',
  'passOn',
  'undoPassOn',
  'keepBack',
  'undoReceive',
  'undoReturn',
  'reportLost',
  'declareLost',
  'feePaid',
  'found',
  'reportDamaged',
  'generalMessage',
  'askStatus',
  'remind',
  'obtainElsewhere',
  'fillLocally',
  'undoFill',
  'expire',
  'reactivate',
  'complete',
] as const;
export type BorrowingAction = (typeof borrowingActions)[number];

/** What an order is called in a history where its facts make it another one: the entries of `borrowing-actions.ts` name the facts. */
export const borrowingVariants = [
  'mendUnsent',
  'refuseConditionsLast',
  'refuseConditionsOfOne',
  'renewHere',
  'returnAfterCheckIn',
  'returnPartly',
  'returnByPatronPartly',
  'undoReceiveUnsent',
  'undoReturnUnsent',
  'rejectLast',
  'cancelUnsent',
  'cancelUnsentByPatron',
] as const;
export type BorrowingVariant = (typeof borrowingVariants)[number];

/**
 * What a supplier reports: `supplier.…` = the partner asked last; `passedSupplier.…` = a partner already passed over;
 * `delivery.…` = what became of our own request. Whether another partner is left to ask is a fact of the event.
 */
export const askedSupplierEvents = [
  'supplier.requestReceived',
  'supplier.expectToSupply',
  'supplier.willSupply',
  'supplier.conditional',
  'supplier.retryPossible',
  'supplier.badCitation',
  'supplier.unfilled',
  'supplier.loaned',
  'supplier.copyCompleted',
  'supplier.copyMailed',
  'supplier.renewGranted',
  'supplier.renewRefused',
  'supplier.recalled',
  'supplier.overdue',
  'supplier.cancelAccepted',
  'supplier.cancelRefused',
  'supplier.cancelled',
  'supplier.checkedIn',
  'supplier.completedWithoutReturn',
  'supplier.declaredLost',
  'supplier.damaged',
  'supplier.holdReturn',
  'supplier.releaseHoldReturn',
  'supplier.statusAnswer',
  'supplier.notification',
  'supplier.brokerAsked',
  'supplier.brokerRefused',
  'supplier.wordless',
  'supplier.conditionsReminder',
] as const;
export const passedSupplierEvents = [
  'passedSupplier.willSupply',
  'passedSupplier.loaned',
  'passedSupplier.copyCompleted',
  'passedSupplier.cancelRefused',
  'passedSupplier.cancelAccepted',
  'passedSupplier.unfilled',
  'passedSupplier.notification',
  'passedSupplier.other',
] as const;
export const deliveryEvents = ['delivery.requestUndelivered', 'delivery.requestRefused'] as const;
export const supplierEvents = [...askedSupplierEvents, ...passedSupplierEvents, ...deliveryEvents] as const;
export type SupplierEvent = (typeof supplierEvents)[number];

/** Why staff must look at a borrowing request. */
export const borrowingAttention = [
  'rotaExhausted',
  'conditionsOffered',
  'conditionsReminded',
  'retryOffered',
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
 * goes to the partner being passed over, or the passed one that sent it or whose parcel is in hand. `rota:inPlace`: the
 * partner whose parcel is in hand is the one asked again. `record:outOfOrder` also means: the message's
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
  | 'send:ShippedReturnToPassed'
  | 'send:ShippedForward'
  | 'send:HoldReturn'
  | 'send:Lost'
  | 'send:FeePaid'
  | 'send:Found'
  | 'send:Damaged'
  | 'send:Notification'
  | 'send:StatusRequest'
  | 'send:Reminder'
  | 'send:ConditionsRefused'
  | 'send:UndoReceived'
  | 'send:UndoShippedReturn'
  | 'rota:next'
  | 'rota:end'
  | 'rota:inPlace'
  | 'record:outOfOrder'
  | `attention:${BorrowingAttention}`;

export type BorrowingTable = TransitionTable<BorrowingState, BorrowingAction | SupplierEvent, BorrowingEffect>;
