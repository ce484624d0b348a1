/** Rows that many lending states share: a state spreads a group and then says what is special about it. */
import type { LendingEffect, LendingState, LendingTable, RequesterEvent } from './lending.js';
import { sameRow, type TransitionEntries, type TransitionRow } from './state-machine.js';

export type LendingRows = LendingTable[LendingState];
type LendingRow = TransitionRow<LendingState, LendingEffect>;

/** Expected or harmless: the state stays. */
export const lendingStays: LendingRow = {};
/** Late or backward: kept in the history, changes nothing. */
export const lendingOutOfOrder: LendingRow = { effects: ['record:outOfOrder'] };
/** Does not fit what we know: only people can tell which side is right. */
export const lendingContradiction: LendingRow = { effects: ['attention:contradiction'] };

/** A renewal beyond the limit of this library is refused by rule. */
const renewalBeyondCap: LendingRow = { when: { beyondCap: true }, effects: ['send:RenewRefused'] };

/** The requester waits for an answer to these, whatever our state: nobody is left waiting. */
const answered: LendingRows = {
  'requester.statusRequest': { effects: ['send:StatusAnswer'] },
  'requester.reminder': { effects: ['send:StatusAnswer'] },
  'requester.renew': [renewalBeyondCap, { effects: ['send:RenewRefused', 'record:outOfOrder'] }],
};
const filed = [
  'requester.request',
  'requester.retry',
  'requester.received',
  'requester.shippedReturn',
  'requester.partlyReturned',
  'requester.conditionsAccepted',
  'requester.conditionsRefusedByNote',
  'requester.undidReceived',
  'requester.undidShippedReturn',
] as const satisfies RequesterEvent[];

/** Every state takes every message: what is not said otherwise is kept, and a person's words always reach staff. */
export const lendingAlways: LendingRows = {
  ...sameRow(filed, lendingOutOfOrder),
  ...answered,
  'requester.cancel': { effects: ['send:CancelAccepted'] },
  'requester.conditionsRefused': { effects: ['send:CancelAccepted', 'record:outOfOrder'] },
  'requester.shippedForward': { effects: ['attention:forwarded'] },
  'requester.lost': { effects: ['attention:lostReported'] },
  'requester.feePaid': { effects: ['attention:feePaid'] },
  'requester.found': { effects: ['attention:foundAgain'] },
  'requester.damaged': { effects: ['attention:damaged'] },
  'requester.holdReturn': { effects: ['attention:keptBack'] },
  'requester.notification': { effects: ['attention:message'] },
  generalMessage: { effects: ['send:Notification'] },
};

/** Nothing has left the library: a cancel is granted, and word of a parcel must be a mistake of one side. */
const beforeShipping: LendingRows = {
  ...lendingAlways,
  ...sameRow(
    ['requester.received', 'requester.shippedReturn', 'requester.lost', 'requester.damaged'],
    lendingContradiction,
  ),
  ...sameRow(['requester.shippedForward', 'requester.holdReturn'], lendingContradiction),
  'requester.cancel': { to: 'cancelled', effects: ['send:CancelAccepted'] },
  'requester.conditionsRefused': { to: 'cancelled', effects: ['send:CancelAccepted', 'attention:conditionsRefused'] },
  'requester.conditionsRefusedByNote': { to: 'cancelled', effects: ['send:Cancelled', 'attention:conditionsRefused'] },
  reject: { to: 'rejected', effects: ['send:Unfilled'] },
};

/** To be decided: have we got it, may it go, and when. */
export const undecided: LendingRows = {
  ...beforeShipping,
  'requester.retry': { effects: ['attention:newRequest'] },
  'requester.reminder': { effects: ['send:StatusAnswer', 'attention:reminded'] },
  process: { to: 'beingProcessed' },
  expectToSupply: { to: 'beingProcessed', effects: ['send:ExpectToSupply'] },
  willSupply: { to: 'willSupply', effects: ['send:WillSupply'] },
  offerConditions: { to: 'conditional', effects: ['send:Conditional'] },
  offerRetry: { to: 'retryPossible', effects: ['send:RetryPossible'] },
  returnBadCitation: { to: 'retryPossible', effects: ['send:BadCitation'] },
  expire: { to: 'expired', effects: ['send:Expired'] },
};

/** Supply is promised; the request does not expire. */
export const promised: LendingRows = {
  ...beforeShipping,
  'requester.retry': lendingStays,
  'requester.conditionsAccepted': lendingStays,
  'requester.cancel': [
    { when: { decidedByStaff: true }, to: 'cancelRequested', effects: ['attention:cancelAsked'] },
    { to: 'cancelled', effects: ['send:CancelAccepted'] },
  ],
  cancelSupply: { to: 'cancelled', effects: ['send:Cancelled'] },
};

/** An answer that a rule gave is taken back: in words, or before the partner learned of it. */
export const answerUndone: LendingRows = {
  undoAnswer: [
    { when: { unsent: true }, to: 'beingProcessed' },
    { to: 'beingProcessed', effects: ['send:Notification'] },
  ],
};

/** A borrower that heard a refusal asks elsewhere: it is taken back only before it was sent (KC5). */
export const refusalUndone: LendingRows = { undoAnswer: { when: { unsent: true }, to: 'beingProcessed' } };

/** The word is with the requester: terms were offered, or a second try with better data. */
export const awaitingAnswer: LendingRows = {
  ...beforeShipping,
  willSupply: { to: 'willSupply', effects: ['send:WillSupply'] },
  expire: { to: 'expired', effects: ['send:Expired'] },
};

/** The item may leave: how a loan is supplied, and how a copy is. */
export const shipsVolume: LendingRows = { ship: { to: 'shippedPhysically', effects: ['send:Loaned'] } };
export const shipsCopy: LendingRows = {
  shipDigitally: { to: 'shippedDigitally', effects: ['send:CopyCompleted'] },
  shipCopy: { to: 'shippedPhysically', becomes: 'Copy', effects: ['send:CopyCompleted'] },
};

/** Too late for a cancel, and not the requester's last word. */
export const pastCancelling: LendingRows = {
  'requester.cancel': { effects: ['send:CancelRefused', 'attention:cancelAfterShipping'] },
  'requester.conditionsRefused': { effects: ['send:CancelRefused', 'attention:conditionsRefused'] },
  'requester.conditionsRefusedByNote': { effects: ['attention:conditionsRefused'] },
};

/** The item is home; some partners wish no message of it. */
export const checkedIn: TransitionEntries<LendingState, LendingEffect> = [
  { when: { noMessage: true }, to: 'requestCompleted' },
  { to: 'requestCompleted', effects: ['send:LoanCompleted'] },
];

/** The item is out. */
export const lendingOut: LendingRows = {
  ...lendingAlways,
  ...pastCancelling,
  'requester.received': lendingStays,
  'requester.shippedReturn': { to: 'returnedByPartner' },
  'requester.shippedForward': { to: 'passedOn', effects: ['attention:forwarded'] },
  'requester.lost': { to: 'lostReported', effects: ['attention:lostReported'] },
  'requester.damaged': { to: 'damaged', effects: ['attention:damaged'] },
  checkIn: checkedIn,
  declareLost: { to: 'lostAndFeeCommunicated', effects: ['send:LostAndFee'] },
};

/** Reported or declared lost: it is paid for, forgiven, or it turns up and the loan goes on. */
export const lendingLost: LendingRows = {
  ...lendingOut,
  'requester.found': { to: 'receivedByPartner', effects: ['attention:foundAgain'] },
  'requester.shippedReturn': { to: 'returnedByPartner', effects: ['attention:foundAgain'] },
  'requester.shippedForward': { to: 'passedOn', effects: ['attention:foundAgain', 'attention:forwarded'] },
  /** Several volumes were lent, and it cannot be told whether the lost one is among them: the case stands. */
  'requester.partlyReturned': { effects: ['attention:partlyReturned'] },
  lostPaid: { to: 'completedWithoutReturn', effects: ['send:CompletedWithoutReturn'] },
  waiveFee: { to: 'completedWithoutReturn', effects: ['send:CompletedWithoutReturn'] },
  found: { to: 'requestCompleted', effects: ['send:LoanCompleted'] },
  complete: { to: 'completedWithoutReturn' },
};

export const mayReportDamage: LendingRows = { reportDamaged: { to: 'damaged', effects: ['send:Damaged'] } };

/** Found crossed our second declaration, and they pay for it now: it is lost after all. */
export const mayBePaidFor: LendingRows = {
  'requester.feePaid': { to: 'lostAndFeeCommunicated', effects: ['attention:feePaid'] },
};

/** The item is with the requester, or on its way there. */
export const lent: LendingRows = {
  ...lendingOut,
  ...mayBePaidFor,
  ...mayReportDamage,
  'requester.renew': [renewalBeyondCap, { to: 'renewRequested', effects: ['attention:renewAsked'] }],
  recall: { to: 'recalled', effects: ['send:Recalled'] },
  sendOverdue: { to: 'overdue', effects: ['send:Overdue'] },
  holdReturn: { effects: ['send:HoldReturn'] },
  releaseHoldReturn: { effects: ['send:ReleaseHoldReturn'] },
};

/** Refused or expired: every further message gets the same answer. */
export const lendingClosedUnsupplied: LendingRows = {
  ...lendingAlways,
  ...sameRow(
    ['requester.received', 'requester.shippedReturn', 'requester.lost', 'requester.damaged'],
    lendingContradiction,
  ),
  'requester.retry': { effects: ['send:Unfilled', 'record:outOfOrder'] },
  'requester.conditionsAccepted': { effects: ['send:Unfilled', 'record:outOfOrder'] },
  reactivate: { to: 'beingProcessed' },
};
