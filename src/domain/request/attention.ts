/** Why staff must look, as the sentence they read. */
import { following, isMessage, type Message, message, type Wording, worded } from '../../words/message.js';
import type { BorrowingAttention } from '../tables/borrowing.js';
import type { LendingAttention } from '../tables/lending.js';
import { type EventFacts, type EventPattern, isNamed } from '../tables/state-machine.js';
import type { EventName } from '../tables/tables.js';

/** Raised when a message of ours does not get through, or cannot be written; not by a table. */
export const deliveryAttention = [
  'messageUndelivered',
  'messageRefused',
  'messageUnwritable',
  'letterNotMailed',
] as const;
export type DeliveryAttention = (typeof deliveryAttention)[number];
/** Raised by a date that has passed. */
export const deadlineAttention = ['conditionsUnanswered', 'neededByPassed'] as const;
export type DeadlineAttention = (typeof deadlineAttention)[number];
/** Raised before a request is sent, by what the library knows of the patron and of its own shelves. */
export const reviewAttention = [
  'patronStanding',
  'duplicateRequest',
  'copyrightOpen',
  'libraryInactive',
  'localHolding',
] as const;
export type ReviewAttention = (typeof reviewAttention)[number];
export type AttentionReason =
  | BorrowingAttention
  | LendingAttention
  | DeliveryAttention
  | DeadlineAttention
  | ReviewAttention
  | LocalAttention;
/** Raised by the local records: they cannot follow a partner's word, a hold has expired, a loan became lost by its age. */
export const localAttention = [
  'localRecords',
  'refusedMessage',
  'messageNotTaken',
  'holdExpired',
  'lossUntold',
  'untouched',
  'restored',
  'lostCandidate',
  'patronAnswered',
  'copyNotFetched',
] as const;
export type LocalAttention = (typeof localAttention)[number];

export interface AttentionRow {
  /** What staff read. `partner` stands for the other library. */
  says: Message;
  /** The steps that do what the sentence asks for, or make it pointless: they close the mark. None: staff put it aside. */
  settledBy: readonly EventPattern<EventName>[];
  /** What it says after its first sentence quotes or describes a patron: for whoever may see patrons. */
  moreIsPersonal?: true;
  /** The step that it asks for, in place of the usual one of the state. */
  asksFor?: EventName;
}

/** Of several volumes that go back none stays lost. */
const wholeReturn = { on: 'returnToPartner', when: { partly: false } } as const;
const wholeReturnByPatron = { on: 'returnByPatron', when: { partly: false } } as const;
const lenderAskedToRenew = { on: 'requestRenewal', when: { withinLenderDate: false } } as const;

/** A cancel that a rule answers: one that staff decide leaves everything open. */
const cancelGranted = { on: 'requester.cancel', when: { decidedByStaff: false } } as const;
const decided = [
  'process',
  'expectToSupply',
  'willSupply',
  'offerConditions',
  'offerRetry',
  'returnBadCitation',
  'reject',
  'ship',
  'shipDigitally',
  'shipCopy',
  'expire',
  cancelGranted,
  'requester.conditionsRefused',
  'requester.conditionsRefusedByNote',
] as const satisfies EventPattern<EventName>[];
const givenUp = ['reject', 'cancel', 'cancelByPatron', 'obtainElsewhere', 'expire'] as const satisfies EventName[];
const supplied = ['supplier.loaned', 'supplier.copyCompleted', 'supplier.copyMailed'] as const satisfies EventName[];
const refused = ['supplier.unfilled', 'supplier.cancelled'] as const satisfies EventName[];
const conditionsDone = [
  'acceptConditions',
  'refuseConditions',
  'supplier.brokerAsked',
  'supplier.brokerRefused',
  ...givenUp,
  'supplier.willSupply',
  ...supplied,
  ...refused,
] as const satisfies EventName[];
const reviewed = ['approve', 'markReady', 'markBadCitation', ...givenUp] as const satisfies EventName[];
const received = ['receive', 'receiveNotForLoan', 'receiveDigitally', 'receiveCopy'] as const satisfies EventName[];
const checkedIn = ['checkIn'] as const satisfies EventName[];
/** What was lost is there again. */
const turnedUp = ['requester.found', 'requester.shippedReturn'] as const satisfies EventName[];
const sentHome = [wholeReturn, 'passOn', 'supplier.checkedIn'] as const satisfies EventPattern<EventName>[];
/** It will not come home: that is the matter of the lost case from then on. */
const lostInstead = [
  'reportLost',
  'declareLost',
  'supplier.declaredLost',
  'supplier.completedWithoutReturn',
  'complete',
] as const satisfies EventName[];

const rows: Record<AttentionReason, Omit<AttentionRow, 'says'>> = {
  localRecords: {
    settledBy: [wholeReturnByPatron, wholeReturn],
  },
  refusedMessage: {
    settledBy: [],
  },
  messageNotTaken: {
    settledBy: [],
  },
  holdExpired: {
    settledBy: ['loanToPatron', 'undoReceive', ...sentHome, ...lostInstead],
    asksFor: 'returnToPartner',
  },
  patronAnswered: {
    moreIsPersonal: true,
    settledBy: ['mendCitation', 'approve', 'markReady', 'send', ...givenUp],
  },
  copyNotFetched: {
    settledBy: ['supplier.copyCompleted', 'receiveDigitally'],
  },
  untouched: {
    settledBy: [],
  },
  restored: {
    settledBy: [],
  },
  lostCandidate: {
    settledBy: ['declareLost', 'complete', ...checkedIn],
  },
  lossUntold: {
    settledBy: [wholeReturnByPatron, wholeReturn, 'found', ...lostInstead],
    asksFor: 'reportLost',
  },
  newRequest: {
    settledBy: [...decided],
  },
  rotaExhausted: {
    settledBy: ['reactivate', ...givenUp, ...supplied],
  },
  conditionsOffered: {
    settledBy: [...conditionsDone],
  },
  retryOffered: {
    settledBy: ['askAgain', ...givenUp, 'supplier.expectToSupply', 'supplier.willSupply', ...supplied, ...refused],
  },
  conditionsReminded: {
    settledBy: [...conditionsDone],
  },
  conditionsAccepted: {
    settledBy: ['ship', 'shipDigitally', 'shipCopy', 'reject', 'offerConditions', 'cancelSupply', cancelGranted],
  },
  conditionsRefused: {
    settledBy: ['reactivate', 'checkIn'],
  },
  neededByPassed: {
    settledBy: [...decided],
  },
  conditionsUnanswered: {
    settledBy: [...decided, 'requester.conditionsAccepted', 'requester.retry'],
  },
  badCitation: {
    settledBy: ['mendCitation', ...givenUp, ...supplied, ...refused],
  },
  lateSupply: {
    settledBy: ['takeInPlace', 'sendBack'],
  },
  cancelAsked: {
    settledBy: ['acceptCancel', 'refuseCancel', 'ship', 'shipDigitally', 'shipCopy', 'reject', 'cancelSupply'],
  },
  cancelAfterShipping: {
    settledBy: ['requester.received', 'requester.shippedReturn', ...checkedIn],
  },
  cancelRefused: {
    settledBy: [...received, 'supplier.cancelAccepted', ...refused],
  },
  cancelledBySupplier: {
    settledBy: ['send', ...givenUp],
  },
  renewAsked: {
    settledBy: ['acceptRenewal', 'refuseRenewal', 'recall', 'declareLost', 'requester.shippedReturn', ...checkedIn],
  },
  renewRefused: {
    settledBy: [wholeReturnByPatron, lenderAskedToRenew, 'supplier.renewGranted', ...sentHome, ...lostInstead],
  },
  recalled: {
    settledBy: [...sentHome, ...lostInstead],
  },
  overdue: {
    settledBy: ['supplier.renewGranted', ...sentHome, ...lostInstead],
  },
  message: {
    settledBy: ['generalMessage'],
  },
  lostReported: {
    settledBy: ['declareLost', 'lostPaid', 'waiveFee', 'found', 'complete', ...turnedUp, ...checkedIn],
  },
  lostDeclared: {
    settledBy: ['feePaid', 'found', wholeReturnByPatron, 'complete', 'supplier.completedWithoutReturn', ...sentHome],
  },
  feePaid: {
    settledBy: ['lostPaid', 'waiveFee', 'declareLost', 'found', 'complete', ...checkedIn],
    asksFor: 'lostPaid',
  },
  foundAgain: {
    settledBy: ['declareLost', 'requester.lost', 'complete', ...checkedIn],
  },
  partlyReturned: {
    settledBy: ['lostPaid', 'waiveFee', 'found', 'complete', ...checkedIn],
  },
  damaged: {
    settledBy: ['generalMessage', 'complete'],
  },
  holdReturn: {
    settledBy: ['supplier.holdReturn', 'supplier.releaseHoldReturn', 'keepBack', ...sentHome],
  },
  returnUndone: {
    settledBy: ['requester.shippedReturn', ...checkedIn],
  },
  returnedLater: {
    settledBy: ['undoCheckIn', 'reactivate'],
  },
  forwarded: {
    settledBy: ['requester.received', 'requester.shippedReturn', ...checkedIn],
  },
  keptBack: {
    settledBy: ['requester.shippedReturn', 'recall', 'releaseHoldReturn', ...checkedIn],
  },
  reminded: {
    settledBy: [...decided],
  },
  contradiction: {
    settledBy: [],
  },
  patronStanding: {
    moreIsPersonal: true,
    settledBy: [...reviewed],
  },
  duplicateRequest: {
    settledBy: [...reviewed],
  },
  copyrightOpen: {
    settledBy: [...reviewed],
  },
  libraryInactive: {
    settledBy: [...reviewed],
  },
  localHolding: {
    settledBy: [...reviewed],
  },
  messageUndelivered: {
    settledBy: [],
  },
  letterNotMailed: {
    moreIsPersonal: true,
    settledBy: [],
  },
  messageRefused: {
    settledBy: [],
  },
  messageUnwritable: {
    settledBy: ['send', ...givenUp],
  },
};

export const attentionRows: Record<AttentionReason, AttentionRow> = worded(rows, { says: 'attention' });

/** The step that an open mark asks for in place of the usual one. */
export const asksFor = (reason: string): string | undefined => attentionRows[reason as AttentionReason]?.asksFor;

/** The marks that ask for a step in place of the usual one. */
export const askingReasons = (Object.keys(attentionRows) as AttentionReason[]).filter((reason) => asksFor(reason));

/** The marks that a step closes, because it does what they ask for. */
export function settledBy(event: EventName, facts: EventFacts = {}): AttentionReason[] {
  return (Object.keys(attentionRows) as AttentionReason[]).filter((reason) =>
    attentionRows[reason].settledBy.some((pattern) => isNamed(pattern, event, facts)),
  );
}

/**
 * What a mark says. After it what else there is to say (`more`), and what the partner wrote (`note`); of a message its
 * words alone. An unknown reason is shown as it is.
 */
export const attentionSays = (reason: string, { note, more }: { note?: string; more?: Wording } = {}): Wording => {
  const theirs = note ? message('attentionMore.theyWrote', { note }) : undefined;
  return reason === 'message' && theirs
    ? following(theirs, more)
    : following(attentionRows[reason as AttentionReason]?.says ?? reason, more, theirs);
};

/** What attention items say, alone or one after the other, without what quotes or describes a patron. */
export function withoutPersonalMore(says: Wording): Wording {
  if (!isFollowing(says)) return says;
  const { before, next } = says.facts;
  const kept = withoutPersonalMore(before);
  return !reasonSaid(next) && rowSaid(before)?.moreIsPersonal ? kept : following(kept, withoutPersonalMore(next));
}

const isFollowing = (says: unknown): says is Message & { facts: { before: Wording; next: Wording } } =>
  isMessage(says) && says.code === 'said.following';

/** The reason that a wording begins with; undefined when it is none of an attention item. */
function reasonSaid(says: unknown): string | undefined {
  if (isFollowing(says)) return reasonSaid(says.facts.before);
  return isMessage(says) && says.code.startsWith('attention.') ? says.code.slice('attention.'.length) : undefined;
}

/** The row of the last item in a chain: what follows it belongs to it. */
function rowSaid(says: unknown): AttentionRow | undefined {
  const last = isFollowing(says) && reasonSaid(says.facts.next) ? says.facts.next : says;
  return attentionRows[reasonSaid(last) as AttentionReason];
}
