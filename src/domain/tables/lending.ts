/** The lending side: its states, what staff may order, what a requester may tell, what follows. */
import type { TransitionTable } from './state-machine.js';

export const lendingStates = [
  'created',
  'locateFailed',
  'beingProcessed',
  'willSupply',
  'conditional',
  'retryPossible',
  'shippedPhysically',
  'shippedDigitally',
  'receivedByPartner',
  'renewRequested',
  'recalled',
  'overdue',
  'returnedByPartner',
  'passedOn',
  'cancelRequested',
  'cancelled',
  'rejected',
  'expired',
  'lostReported',
  'lostAndFeeCommunicated',
  'damaged',
  'requestCompleted',
  'completedWithoutReturn',
] as const;
export type LendingState = (typeof lendingStates)[number];

/** Orders of staff (or of the node by a rule). */
export const lendingActions = [
  'process',
  'markLocateFailed',
  'expectToSupply',
  'willSupply',
  'offerConditions',
  'offerRetry',
  'returnBadCitation',
  'reject',
  'undoAnswer',
  'ship',
  'undoShip',
  'shipDigitally',
  'shipCopy',
  'replaceFile',
  'acceptRenewal',
  'refuseRenewal',
  'recall',
  'sendOverdue',
  'checkIn',
  'undoCheckIn',
  'acceptCancel',
  'refuseCancel',
  'cancelSupply',
  'declareLost',
  'lostPaid',
  'waiveFee',
  'found',
  'reportDamaged',
  'holdReturn',
  'releaseHoldReturn',
  'generalMessage',
  'expire',
  'complete',
  'reactivate',
] as const;
export type LendingAction = (typeof lendingActions)[number];

/** What an order is called in a history where its facts make it another one: the entries of `lending-actions.ts` name the facts. */
export const lendingVariants = ['undoAnswerUnsent', 'refuseRenewalOverdue', 'checkInQuietly'] as const;
export type LendingVariant = (typeof lendingVariants)[number];

/**
 * What a requester's message means. `conditionsRefused`: by a Cancel, which needs an answer, `…ByNote`: by a note alone.
 * `partlyReturned`: of many volumes, some are reported lost. These names are stored in histories.
 */
export const requesterEvents = [
  'requester.request',
  'requester.retry',
  'requester.reminder',
  'requester.received',
  'requester.cancel',
  'requester.renew',
  'requester.shippedReturn',
  'requester.partlyReturned',
  'requester.shippedForward',
  'requester.statusRequest',
  'requester.conditionsAccepted',
  'requester.conditionsRefused',
  'requester.conditionsRefusedByNote',
  'requester.lost',
  'requester.feePaid',
  'requester.found',
  'requester.damaged',
  'requester.holdReturn',
  'requester.undidReceived',
  'requester.undidShippedReturn',
  'requester.notification',
] as const;
export type RequesterEvent = (typeof requesterEvents)[number];

/** Why staff must look at a lending request. */
export const lendingAttention = [
  'newRequest',
  'conditionsAccepted',
  'conditionsRefused',
  'renewAsked',
  'cancelAsked',
  'cancelAfterShipping',
  'lostReported',
  'feePaid',
  'foundAgain',
  'partlyReturned',
  'damaged',
  'message',
  'returnUndone',
  'returnedLater',
  'forwarded',
  'keptBack',
  'reminded',
  'contradiction',
] as const;
export type LendingAttention = (typeof lendingAttention)[number];

/** As on the borrowing side: messages, marks for staff, a note that nothing changed (and no fact was taken over). */
export type LendingEffect =
  | 'send:RequestReceived'
  | 'send:ExpectToSupply'
  | 'send:WillSupply'
  | 'send:Conditional'
  | 'send:RetryPossible'
  | 'send:BadCitation'
  | 'send:Unfilled'
  | 'send:Expired'
  | 'send:Loaned'
  | 'send:CopyCompleted'
  | 'send:RenewGranted'
  | 'send:RenewRefused'
  | 'send:Recalled'
  | 'send:Overdue'
  | 'send:CancelAccepted'
  | 'send:CancelRefused'
  | 'send:Cancelled'
  | 'send:LoanCompleted'
  | 'send:CompletedWithoutReturn'
  | 'send:LostAndFee'
  | 'send:Damaged'
  | 'send:HoldReturn'
  | 'send:ReleaseHoldReturn'
  | 'send:StatusAnswer'
  | 'send:Notification'
  | 'record:outOfOrder'
  | `attention:${LendingAttention}`;

export type LendingTable = TransitionTable<LendingState, LendingAction | RequesterEvent, LendingEffect>;
