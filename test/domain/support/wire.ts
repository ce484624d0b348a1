/** The model of the wire: what one side sends is what the other hears. Named by the receiver's tables. */
import type { BorrowingEffect, SupplierEvent } from '../../../src/domain/tables/borrowing.js';
import type { LendingEffect, RequesterEvent } from '../../../src/domain/tables/lending.js';

type Sent<Effect> = Extract<Effect, `send:${string}`>;

export const heardByLender: Record<Sent<BorrowingEffect>, RequesterEvent> = {
  'send:Request': 'requester.request',
  'send:Retry': 'requester.retry',
  'send:Received': 'requester.received',
  'send:Cancel': 'requester.cancel',
  'send:CancelToPassed': 'requester.cancel',
  'send:NotificationToPassed': 'requester.notification',
  'send:Renew': 'requester.renew',
  'send:ShippedReturn': 'requester.shippedReturn',
  'send:ShippedReturnToPassed': 'requester.shippedReturn',
  'send:ShippedForward': 'requester.shippedForward',
  'send:HoldReturn': 'requester.holdReturn',
  'send:Reminder': 'requester.reminder',
  'send:Lost': 'requester.lost',
  'send:FeePaid': 'requester.feePaid',
  'send:Found': 'requester.found',
  'send:Damaged': 'requester.damaged',
  'send:Notification': 'requester.notification',
  'send:StatusRequest': 'requester.statusRequest',
  'send:ConditionsRefused': 'requester.conditionsRefused',
  'send:UndoReceived': 'requester.undidReceived',
  'send:UndoShippedReturn': 'requester.undidShippedReturn',
};

export const heardByBorrower: Record<Sent<LendingEffect>, SupplierEvent> = {
  'send:RequestReceived': 'supplier.requestReceived',
  'send:ExpectToSupply': 'supplier.expectToSupply',
  'send:WillSupply': 'supplier.willSupply',
  'send:Conditional': 'supplier.conditional',
  'send:RetryPossible': 'supplier.retryPossible',
  'send:BadCitation': 'supplier.badCitation',
  'send:Unfilled': 'supplier.unfilled',
  'send:Expired': 'supplier.unfilled',
  'send:Loaned': 'supplier.loaned',
  'send:CopyCompleted': 'supplier.copyCompleted',
  'send:RenewGranted': 'supplier.renewGranted',
  'send:RenewRefused': 'supplier.renewRefused',
  'send:Recalled': 'supplier.recalled',
  'send:Overdue': 'supplier.overdue',
  'send:CancelAccepted': 'supplier.cancelAccepted',
  'send:CancelRefused': 'supplier.cancelRefused',
  'send:Cancelled': 'supplier.cancelled',
  'send:LoanCompleted': 'supplier.checkedIn',
  'send:CompletedWithoutReturn': 'supplier.completedWithoutReturn',
  'send:LostAndFee': 'supplier.declaredLost',
  'send:Damaged': 'supplier.damaged',
  'send:HoldReturn': 'supplier.holdReturn',
  'send:ReleaseHoldReturn': 'supplier.releaseHoldReturn',
  'send:StatusAnswer': 'supplier.statusAnswer',
  'send:Notification': 'supplier.notification',
};

/** How a partner that was passed over is heard. A promise with terms is a promise: it is to be cancelled. */
const heardFromPassed: Partial<Record<SupplierEvent, SupplierEvent>> = {
  'supplier.expectToSupply': 'passedSupplier.willSupply',
  'supplier.willSupply': 'passedSupplier.willSupply',
  'supplier.conditional': 'passedSupplier.willSupply',
  'supplier.loaned': 'passedSupplier.loaned',
  'supplier.copyCompleted': 'passedSupplier.copyCompleted',
  'supplier.cancelRefused': 'passedSupplier.cancelRefused',
  'supplier.cancelAccepted': 'passedSupplier.cancelAccepted',
  'supplier.unfilled': 'passedSupplier.unfilled',
  'supplier.retryPossible': 'passedSupplier.unfilled',
  'supplier.notification': 'passedSupplier.notification',
};
export const asPassed = (event: SupplierEvent): SupplierEvent => heardFromPassed[event] ?? 'passedSupplier.other';
