/** Which step calls for which letter, and which takes a waiting one back. Engine, local records and tests read the same rows. */
import type { BorrowingAction, BorrowingState, SupplierEvent } from '../borrowing.js';
import type { OverdueLetter } from '../fulfilment/overdue-profile.js';
import type { LendingAction, RequesterEvent } from '../lending.js';
import type { Side } from '../tables.js';
import type { LetterCode } from './catalogue.js';

/** What happens in the local records, and what staff do beside the actions of the tables. */
export const houseEvents = [
  'local.shelvedAtReceipt',
  'local.toPick',
  'local.shelved',
  'local.holdExpired',
  'local.holdReminded',
  'local.checkedOut',
  'local.renewed',
  'local.returned',
  'local.lost',
  'local.found',
  'local.feeAdded',
  'local.aged.courtesy',
  'local.aged.overdue',
  'local.aged.overdueAndLostNotification',
  'local.aged.overdueAndLost',
  'desk.assigned',
  'desk.queried',
  'desk.patronAsked',
] as const satisfies readonly (`local.aged.${OverdueLetter}` | `local.${string}` | `desk.${string}`)[];
export type HouseEvent = (typeof houseEvents)[number];

type Wish = 'notifyPatron' | 'printSlip' | 'sendEmail';

export interface LetterCall {
  side: Side | 'house';
  on: readonly string[];
  letter: LetterCode;
  /** The box that must be ticked. */
  wished?: Wish;
  /** Only from these states. */
  from?: readonly string[];
  /** Not before the request is in one of these states. */
  onceIn?: readonly string[];
  /** The states in which it is kept until then; any other gives it up. */
  keptIn?: readonly string[];
}

const borrowing = (
  on: (BorrowingAction | SupplierEvent)[],
  letter: LetterCode,
  more: { wished?: Wish; from?: BorrowingState[]; onceIn?: BorrowingState[]; keptIn?: BorrowingState[] } = {},
): LetterCall => ({ side: 'borrowing', on, letter, ...more });
const lending = (
  on: (LendingAction | RequesterEvent)[],
  letter: LetterCode,
  more: { wished?: Wish } = {},
): LetterCall => ({ side: 'lending', on, letter, ...more });
const house = (on: HouseEvent[], letter: LetterCode, more: { wished?: Wish } = {}): LetterCall => ({
  side: 'house',
  on,
  letter,
  ...more,
});

const withThePatron: BorrowingState[] = [
  'loaned',
  'mediatedRenewal',
  'renewRequested',
  'renewed',
  'renewNotAccepted',
  'overdue',
];

/** The request was cancelled, and whoever was asked for it knows. */
const cancelled: BorrowingState[] = ['cancelledByPartner', 'cancelledByStaff', 'cancelledByPatron'];
/** The lender was asked to cancel, and has not agreed. */
const cancelAsked: BorrowingState[] = ['cancelRequested', 'cancelNotAccepted'];

/** Nobody of the rota is left to ask. */
export const nobodyLeft = [
  'supplier.unfilledLast',
  'supplier.cancelledLast',
  'delivery.requestUndeliveredLast',
  'delivery.requestUndeliveredAmbiguousLast',
  'delivery.requestRefusedLast',
] as const satisfies SupplierEvent[];

export const letterCalls: readonly LetterCall[] = [
  borrowing(['receive', 'receiveNotForLoan'], 'receiveSlip', { wished: 'printSlip' }),
  borrowing(['receive', 'receiveNotForLoan'], 'borrowerReceiveEmail'),
  borrowing(['receiveDigitally', 'receiveCopy'], 'documentDelivery', { wished: 'notifyPatron' }),
  borrowing(['returnToPartner', 'returnAfterCheckIn', 'returnPartly', 'sendBack'], 'returnSlip'),
  borrowing(['returnToPartner', 'returnAfterCheckIn', 'returnPartly', 'sendBack'], 'borrowerReturnEmail'),
  borrowing(['cancel', 'cancelUnsent'], 'cancelRequest', {
    wished: 'notifyPatron',
    onceIn: cancelled,
    keptIn: cancelAsked,
  }),
  borrowing(['cancel', 'cancelByPatron'], 'cancelEmail'),
  borrowing(['obtainElsewhere'], 'externallyObtained', { wished: 'notifyPatron' }),
  borrowing(['supplier.recalled'], 'recallNotice', { from: withThePatron }),
  borrowing(['supplier.renewRefused'], 'renewalRefused', { from: ['renewRequested'] }),
  borrowing(['declineRenewal'], 'renewalRefused'),
  borrowing([...nobodyLeft], 'requestNotFilled'),
  borrowing(['send'], 'outgoingEmail'),
  borrowing(['requestRenewal'], 'renewEmail'),
  borrowing(['reportDamaged'], 'damagedEmail'),
  borrowing(['reportLost'], 'lostEmail'),
  borrowing(['generalMessage'], 'generalMessageEmail'),

  lending(['ship', 'shipCopy'], 'shippingSlip', { wished: 'printSlip' }),
  lending(['ship', 'shipDigitally', 'shipCopy', 'replaceFile'], 'lenderShipEmail'),
  lending(['willSupply'], 'lenderWillSupplyEmail'),
  lending(['reject'], 'lenderRejectEmail'),
  lending(
    ['acceptRenewal', 'refuseRenewal', 'refuseRenewalOverdue', 'requester.renewBeyondCap'],
    'lenderRenewResponseEmail',
  ),
  lending(['checkIn'], 'lenderCheckedInEmail'),
  lending(['recall'], 'lendingRecallEmail'),
  lending(['sendOverdue'], 'borrowerOverdueEmail'),
  lending(['reportDamaged'], 'damagedEmail'),
  lending(['declareLost'], 'lostEmail'),
  lending(['generalMessage'], 'generalMessageEmail'),

  house(['local.shelvedAtReceipt', 'local.shelved'], 'onHoldShelf', { wished: 'notifyPatron' }),
  house(['local.shelved'], 'holdShelfRequestSlip'),
  house(['local.toPick'], 'resourceRequestSlip'),
  house(['local.holdExpired'], 'cancelRequest'),
  house(['local.holdReminded'], 'onHoldShelfReminder'),
  house(['local.checkedOut'], 'loanReceipt'),
  house(['local.renewed'], 'renewal'),
  house(['local.returned'], 'returnReceipt'),
  house(['local.lost'], 'lostLoan'),
  house(['local.feeAdded'], 'fees'),
  house(['local.aged.courtesy'], 'courtesy'),
  house(['local.aged.overdue'], 'overdueNotice'),
  house(['local.aged.overdueAndLostNotification'], 'overdueAndLostNotification'),
  house(['local.aged.overdueAndLost'], 'overdueAndLost'),
  house(['desk.assigned'], 'generalAssignTo', { wished: 'sendEmail' }),
  house(['desk.queried'], 'queryToPatron'),
  house(['desk.patronAsked'], 'requestConfirmation'),
];

/** What tells of an item that waits for its patron. */
const ofShelf: LetterCode[] = ['onHoldShelf', 'holdShelfRequestSlip', 'resourceRequestSlip'];
const ofAge: LetterCode[] = ['courtesy', 'overdueNotice', 'overdueAndLostNotification'];

/** It is not over, or the patron is told of its end otherwise. */
const goesOn: (BorrowingAction | SupplierEvent)[] = [
  'reactivate',
  'send',
  'obtainElsewhere',
  'cancel',
  'cancelByPatron',
  'cancelUnsent',
  'cancelUnsentByPatron',
  'supplier.loaned',
  'supplier.copyCompleted',
  'supplier.copyMailed',
];

const undoReturn: BorrowingAction[] = ['undoReturn', 'undoReturnUnsent'];
const undoAnswer: LendingAction[] = ['undoAnswer', 'undoAnswerUnsent'];

/** What was to be said is not so any more: a letter that still waits is withdrawn. */
export const letterWithdrawals: readonly {
  side: Side | 'house';
  on: readonly string[];
  letters: readonly LetterCode[];
  /** Only from these states. */
  from?: readonly string[];
}[] = [
  {
    side: 'borrowing',
    on: ['undoReceive', 'undoReceiveUnsent'] satisfies BorrowingAction[],
    letters: ['receiveSlip', 'borrowerReceiveEmail', 'documentDelivery', ...ofShelf],
  },
  { side: 'borrowing', on: ['undoFill'] satisfies BorrowingAction[], letters: ofShelf },
  { side: 'borrowing', on: goesOn, letters: ['requestNotFilled'] },
  {
    side: 'borrowing',
    on: undoReturn,
    letters: ['returnSlip', 'borrowerReturnEmail'],
    from: ['returnedToPartner'] satisfies BorrowingState[],
  },
  {
    side: 'borrowing',
    on: undoReturn,
    letters: ['returnReceipt'],
    from: ['returnedByPatron'] satisfies BorrowingState[],
  },
  { side: 'lending', on: ['undoShip'] satisfies LendingAction[], letters: ['shippingSlip', 'lenderShipEmail'] },
  { side: 'lending', on: ['undoCheckIn'] satisfies LendingAction[], letters: ['lenderCheckedInEmail'] },
  { side: 'lending', on: undoAnswer, letters: ['lenderWillSupplyEmail', 'lenderRejectEmail'] },
  // What went home or is with its patron does not wait for anybody any more.
  {
    side: 'borrowing',
    on: ['loanToPatron', 'returnToPartner', 'returnAfterCheckIn', 'returnPartly', 'passOn'] satisfies BorrowingAction[],
    letters: ['onHoldShelf', 'onHoldShelfReminder', 'holdShelfRequestSlip', 'resourceRequestSlip'],
  },
  {
    side: 'borrowing',
    on: ['returnToPartner', 'returnAfterCheckIn', 'returnPartly', 'passOn'] satisfies BorrowingAction[],
    letters: ['receiveSlip', 'loanReceipt', 'renewal', ...ofAge],
  },
  // It is taken up again: nothing ended.
  {
    side: 'borrowing',
    on: ['reactivate'] satisfies BorrowingAction[],
    letters: ['cancelRequest', 'externallyObtained'],
  },
  // Each names the date that was: the recall names the one that is.
  {
    side: 'borrowing',
    on: ['supplier.recalled'] satisfies SupplierEvent[],
    letters: ['loanReceipt', 'renewal', 'courtesy'],
    from: withThePatron,
  },
  { side: 'house', on: ['local.renewed'] satisfies HouseEvent[], letters: [...ofAge, 'recallNotice'] },
  {
    side: 'house',
    on: ['local.returned'] satisfies HouseEvent[],
    letters: [...ofAge, 'recallNotice', 'lostLoan', 'overdueAndLost', 'loanReceipt', 'renewal', 'renewalRefused'],
  },
  // A hold that had expired is kept or lent after all.
  { side: 'house', on: ['local.shelved'] satisfies HouseEvent[], letters: ['cancelRequest'] },
  {
    side: 'house',
    on: ['local.checkedOut'] satisfies HouseEvent[],
    letters: ['onHoldShelf', 'onHoldShelfReminder', 'cancelRequest'],
  },
  {
    side: 'house',
    on: ['local.lost', 'local.aged.overdueAndLost'] satisfies HouseEvent[],
    letters: [...ofAge, 'recallNotice', 'loanReceipt', 'renewal', 'renewalRefused'],
  },
  { side: 'house', on: ['local.found'] satisfies HouseEvent[], letters: ['lostLoan', 'overdueAndLost'] },
];
