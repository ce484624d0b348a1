/**
 * Which steps call the library's own system, and what for: rows beside those of borrowing and lending. The engine plans its calls by them;
 * the page of the link, the handbook and the tests read them.
 */
import type { CallName } from '../library-system/calls.js';
import type { BorrowingAction, BorrowingVariant, SupplierEvent } from './borrowing.js';
import type { HistoryEvent } from './events.js';
import type { LendingAction, LendingState, LendingVariant, RequesterEvent } from './lending.js';

/** What must be so for a call to be made. Of an item unless it says otherwise; what came before the link stays by hand. */
export type CallCondition =
  /** Of the request: it was created after the link was switched on, and has a patron. */
  | 'hasPatron'
  /** Of the request: no look-up waits to be sent already. */
  | 'isNotAskedNow'
  /** Of the request: it was created after the link was switched on, and a copy or record of ours was found for it. */
  | 'isLocated'
  /** Of the request: nothing is set aside for it. */
  | 'isNotHeld'
  /** The system has the temporary item, or not. */
  | 'isThere'
  | 'isNotThere'
  /** It is lent there now, or not. */
  | 'isOut'
  | 'isNotOut'
  | 'wasNeverLent'
  | 'isNotCancelled'
  /** The amount is more than nothing. */
  | 'hasAmount'
  /** Of the request: no fee for it was called for, whatever became of that. */
  | 'isNotCharged'
  /** A shipment is undone. */
  | 'isUndoneShipment';

/** What later steps and staff need of the answer. */
export const callResults = ['patron', 'systemIds', 'barcodeAndShelf', 'dueDate', 'reference'] as const;
export type CallResult = (typeof callResults)[number];

/** One call of a step. */
export interface StepCall {
  call: CallName;
  /** Made once for the request, for each item that the step names, or for each item that was called for before. */
  of: 'request' | 'items' | 'allItems';
  when?: readonly CallCondition[];
  /** It undoes what this call did, and only that: a call that was not made yet is withdrawn instead, with what waits after it. */
  takesBack?: CallName;
  /** What it needs back. */
  brings?: CallResult;
  /** Staff who order the step wait for the answer for a few seconds; automatic steps do not. */
  asksFirst?: true;
}

/** A step as the system is told of it: lines of history, or states that a request enters. */
export interface CallingStep<State extends string = string> {
  lines?: readonly (HistoryEvent | 'created')[];
  states?: readonly State[];
  /** This call about the request is taken back if it was not made yet; one that was made stays. */
  withdraws?: CallName;
  calls: readonly StepCall[];
}

export const borrowingStepNames = [
  'requested',
  'received',
  'requestFeeCharged',
  'receiptUndone',
  'lentToPatron',
  'renewed',
  'broughtForward',
  'returnedByPatron',
  'returnUndone',
  'returnedToLender',
  'returnToLenderUndone',
  'charged',
] as const;
export type BorrowingStepName = (typeof borrowingStepNames)[number];

export const lendingStepNames = [
  'willSupply',
  'notSupplied',
  'shipped',
  'renewalGranted',
  'checkedIn',
  'checkInUndone',
] as const;
export type LendingStepName = (typeof lendingStepNames)[number];
export type CallingStepName = BorrowingStepName | LendingStepName;

export const borrowingCalls: Readonly<Record<BorrowingStepName, CallingStep>> = {
  requested: {
    lines: ['created', 'send'],
    calls: [{ call: 'lookUpUser', of: 'request', when: ['hasPatron', 'isNotAskedNow'], brings: 'patron' }],
  },
  received: {
    lines: ['local.received'],
    calls: [{ call: 'acceptItem', of: 'items', when: ['isNotThere'], brings: 'systemIds' }],
  },
  requestFeeCharged: {
    lines: ['local.received'],
    calls: [{ call: 'charge', of: 'request', when: ['hasAmount', 'isNotCharged'], brings: 'reference' }],
  },
  receiptUndone: {
    lines: ['local.receiptUndone'],
    withdraws: 'charge',
    calls: [
      {
        call: 'cancelRequest',
        of: 'allItems',
        when: ['isThere', 'wasNeverLent', 'isNotCancelled'],
        takesBack: 'acceptItem',
      },
      { call: 'deleteItem', of: 'allItems', when: ['isThere'], takesBack: 'acceptItem' },
    ],
  },
  lentToPatron: {
    lines: ['local.checkedOut'],
    calls: [{ call: 'checkOut', of: 'items', when: ['isThere', 'isNotOut'], brings: 'dueDate' }],
  },
  renewed: {
    lines: ['local.renewed'],
    calls: [{ call: 'renew', of: 'items', when: ['isOut'], brings: 'dueDate' }],
  },
  broughtForward: {
    lines: ['local.broughtForward'],
    calls: [{ call: 'recall', of: 'allItems', when: ['isThere', 'isOut'], brings: 'dueDate' }],
  },
  returnedByPatron: {
    lines: ['local.returned'],
    calls: [{ call: 'checkIn', of: 'items', when: ['isOut'] }],
  },
  returnUndone: {
    lines: ['local.reopened'],
    calls: [
      { call: 'checkOut', of: 'items', when: ['isThere', 'isNotOut'], takesBack: 'checkIn' },
      { call: 'checkOut', of: 'items', when: ['isThere', 'wasNeverLent'] },
    ],
  },
  returnedToLender: {
    lines: ['local.removed'],
    calls: [
      { call: 'cancelRequest', of: 'items', when: ['isThere', 'wasNeverLent', 'isNotCancelled'] },
      { call: 'deleteItem', of: 'items', when: ['isThere'] },
    ],
  },
  returnToLenderUndone: {
    lines: ['local.restored'],
    calls: [{ call: 'acceptItem', of: 'items', when: ['isNotThere'], takesBack: 'deleteItem', brings: 'systemIds' }],
  },
  charged: {
    lines: ['local.lost'],
    calls: [{ call: 'charge', of: 'items', when: ['isThere', 'hasAmount'], brings: 'reference' }],
  },
};

export const lendingCalls: Readonly<Record<LendingStepName, CallingStep<LendingState>>> = {
  willSupply: {
    states: ['willSupply'],
    calls: [
      {
        call: 'requestItem',
        of: 'request',
        when: ['isLocated', 'isNotHeld'],
        brings: 'barcodeAndShelf',
        asksFirst: true,
      },
    ],
  },
  /** The states that end what the system holds for the borrower. */
  notSupplied: {
    states: ['beingProcessed', 'rejected', 'cancelled', 'expired', 'retryPossible'],
    calls: [{ call: 'cancelRequest', of: 'request', takesBack: 'requestItem' }],
  },
  shipped: {
    lines: ['local.lent'],
    calls: [{ call: 'checkOut', of: 'items', when: ['isNotOut'], brings: 'dueDate', asksFirst: true }],
  },
  renewalGranted: {
    lines: ['acceptRenewal'],
    calls: [{ call: 'renew', of: 'allItems', when: ['isOut'], brings: 'dueDate' }],
  },
  checkedIn: {
    lines: ['local.back'],
    calls: [
      { call: 'checkIn', of: 'items', when: ['isOut', 'isUndoneShipment'], takesBack: 'checkOut' },
      { call: 'checkIn', of: 'items', when: ['isOut'] },
    ],
  },
  checkInUndone: {
    lines: ['local.outAgain'],
    calls: [{ call: 'checkOut', of: 'items', when: ['isNotOut'], takesBack: 'checkIn' }],
  },
};

export const systemCallSteps = { borrowing: borrowingCalls, lending: lendingCalls } as const;

/** The steps that make a call, borrowing first; `asksFirst`: staff wait there for the answer. */
export const stepsThatCall = (
  call: CallName,
): { name: CallingStepName; asksFirst: boolean; brings: CallResult | undefined }[] =>
  Object.values(systemCallSteps).flatMap((side) =>
    (Object.entries(side) as [CallingStepName, CallingStep][]).flatMap(([name, { calls }]) => {
      const made = calls.filter((each) => each.call === call);
      const [first] = made;
      const asksFirst = made.some((each) => each.asksFirst === true);
      return first ? [{ name, asksFirst, brings: first.brings }] : [];
    }),
  );

const nothing = [] as const;

/** For each event of the borrowing tables, the steps above that it may be. What is not an item's matter calls nothing. */
export const borrowingEventCalls: Readonly<
  Record<BorrowingAction | BorrowingVariant | SupplierEvent, readonly BorrowingStepName[]>
> = {
  send: ['requested'],
  askAgain: nothing,
  receive: ['received', 'requestFeeCharged'],
  receiveNotForLoan: ['received', 'requestFeeCharged'],
  undoReceive: ['receiptUndone'],
  undoReceiveUnsent: ['receiptUndone'],
  loanToPatron: ['lentToPatron'],
  renewHere: ['renewed'],
  requestRenewal: nothing,
  patronAsksRenewal: nothing,
  returnByPatron: ['returnedByPatron'],
  returnByPatronPartly: ['returnedByPatron'],
  returnToPartner: ['returnedByPatron', 'returnedToLender'],
  returnAfterCheckIn: ['returnedByPatron', 'returnedToLender'],
  returnPartly: ['returnedByPatron', 'returnedToLender'],
  passOn: ['returnedByPatron', 'returnedToLender'],
  undoPassOn: ['returnToLenderUndone'],
  sendBack: ['returnedToLender'],
  undoReturn: ['returnUndone', 'returnToLenderUndone'],
  undoReturnUnsent: ['returnUndone', 'returnToLenderUndone'],
  declareLost: ['charged'],
  found: ['returnedByPatron'],
  complete: ['returnedToLender'],
  'supplier.renewGranted': ['renewed'],
  'supplier.recalled': ['broughtForward'],
  'supplier.loaned': ['broughtForward'],
  'supplier.declaredLost': ['charged'],
  'supplier.checkedIn': ['returnedByPatron', 'returnedToLender'],
  'supplier.completedWithoutReturn': ['returnedByPatron', 'returnedToLender'],
  markReady: nothing,
  approve: nothing,
  holdForApproval: nothing,
  markLocateFailed: nothing,
  markLocalHolding: nothing,
  markBadCitation: nothing,
  mendCitation: nothing,
  mendUnsent: nothing,
  reject: nothing,
  rejectLast: nothing,
  cancel: nothing,
  cancelUnsent: nothing,
  cancelByPatron: nothing,
  cancelUnsentByPatron: nothing,
  acceptConditions: nothing,
  refuseConditions: nothing,
  refuseConditionsLast: nothing,
  refuseConditionsOfOne: nothing,
  receiveDigitally: nothing,
  receiveCopy: nothing,
  declineRenewal: nothing,
  takeInPlace: nothing,
  keepBack: nothing,
  reportLost: nothing,
  feePaid: nothing,
  reportDamaged: nothing,
  generalMessage: nothing,
  askStatus: nothing,
  remind: nothing,
  obtainElsewhere: nothing,
  fillLocally: nothing,
  undoFill: nothing,
  expire: nothing,
  reactivate: nothing,
  'supplier.requestReceived': nothing,
  'supplier.expectToSupply': nothing,
  'supplier.willSupply': nothing,
  'supplier.conditional': nothing,
  'supplier.retryPossible': nothing,
  'supplier.badCitation': nothing,
  'supplier.unfilled': nothing,
  'supplier.copyCompleted': nothing,
  'supplier.copyMailed': nothing,
  'supplier.renewRefused': nothing,
  'supplier.overdue': nothing,
  'supplier.cancelAccepted': nothing,
  'supplier.cancelRefused': nothing,
  'supplier.cancelled': nothing,
  'supplier.damaged': nothing,
  'supplier.holdReturn': nothing,
  'supplier.releaseHoldReturn': nothing,
  'supplier.statusAnswer': nothing,
  'supplier.notification': nothing,
  'supplier.brokerAsked': nothing,
  'supplier.brokerRefused': nothing,
  'supplier.wordless': nothing,
  'supplier.conditionsReminder': nothing,
  'passedSupplier.willSupply': nothing,
  'passedSupplier.loaned': nothing,
  'passedSupplier.copyCompleted': nothing,
  'passedSupplier.cancelRefused': nothing,
  'passedSupplier.cancelAccepted': nothing,
  'passedSupplier.unfilled': nothing,
  'passedSupplier.notification': nothing,
  'passedSupplier.other': nothing,
  'delivery.requestUndelivered': nothing,
  'delivery.requestRefused': nothing,
};

/** The same of the lending tables. */
export const lendingEventCalls: Readonly<
  Record<LendingAction | LendingVariant | RequesterEvent, readonly LendingStepName[]>
> = {
  process: ['notSupplied'],
  expectToSupply: ['notSupplied'],
  willSupply: ['willSupply'],
  offerRetry: ['notSupplied'],
  returnBadCitation: ['notSupplied'],
  reject: ['notSupplied'],
  undoAnswer: ['notSupplied'],
  undoAnswerUnsent: ['notSupplied'],
  ship: ['shipped'],
  undoShip: ['checkedIn', 'willSupply'],
  acceptRenewal: ['renewalGranted'],
  checkIn: ['checkedIn'],
  checkInQuietly: ['checkedIn'],
  undoCheckIn: ['checkInUndone'],
  acceptCancel: ['notSupplied'],
  refuseCancel: ['willSupply'],
  cancelSupply: ['notSupplied'],
  found: ['checkedIn'],
  expire: ['notSupplied'],
  reactivate: ['notSupplied', 'checkInUndone'],
  'requester.retry': ['willSupply'],
  'requester.cancel': ['notSupplied'],
  'requester.conditionsAccepted': ['willSupply'],
  'requester.conditionsRefused': ['notSupplied'],
  'requester.conditionsRefusedByNote': ['notSupplied'],
  'requester.renew': ['renewalGranted'],
  markLocateFailed: nothing,
  offerConditions: nothing,
  shipDigitally: nothing,
  shipCopy: nothing,
  replaceFile: nothing,
  refuseRenewal: nothing,
  refuseRenewalOverdue: nothing,
  recall: nothing,
  sendOverdue: nothing,
  declareLost: nothing,
  lostPaid: nothing,
  waiveFee: nothing,
  reportDamaged: nothing,
  holdReturn: nothing,
  releaseHoldReturn: nothing,
  generalMessage: nothing,
  complete: nothing,
  'requester.request': nothing,
  'requester.reminder': nothing,
  'requester.received': nothing,
  'requester.shippedReturn': nothing,
  'requester.partlyReturned': nothing,
  'requester.shippedForward': nothing,
  'requester.statusRequest': nothing,
  'requester.lost': nothing,
  'requester.feePaid': nothing,
  'requester.found': nothing,
  'requester.damaged': nothing,
  'requester.holdReturn': nothing,
  'requester.undidReceived': nothing,
  'requester.undidShippedReturn': nothing,
  'requester.notification': nothing,
};
