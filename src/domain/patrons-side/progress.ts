/** The status of a request, as its patron reads it: few phrases, and what happens next. */
import { type Message, message } from '../../words/message.js';
import type { BorrowingState } from '../tables/borrowing.js';

export const patronSections = ['toDo', 'ready', 'onTheWay', 'finished'] as const;
export type PatronSection = (typeof patronSections)[number];

export const patronSteps = [
  'received',
  'needsAnswer',
  'looking',
  'asked',
  'onTheWay',
  'ready',
  'readyHere',
  'copyHere',
  'copyReady',
  'copyGone',
  'onLoan',
  'pleaseReturn',
  'returned',
  'settled',
  'notFilled',
  'cancelled',
] as const;
export type PatronStep = (typeof patronSteps)[number];

const sectionOf: Record<PatronStep, PatronSection> = {
  received: 'onTheWay',
  needsAnswer: 'toDo',
  looking: 'onTheWay',
  asked: 'onTheWay',
  onTheWay: 'onTheWay',
  ready: 'ready',
  readyHere: 'ready',
  copyHere: 'finished',
  copyReady: 'ready',
  copyGone: 'finished',
  onLoan: 'ready',
  pleaseReturn: 'toDo',
  returned: 'finished',
  settled: 'finished',
  notFilled: 'finished',
  cancelled: 'finished',
};

export type StepLook = 'plain' | 'good' | 'wait' | 'bad' | 'loan';

/** How a step is coloured, beside its words. */
export const stepLooks: Record<PatronStep, StepLook> = {
  received: 'plain',
  looking: 'plain',
  asked: 'plain',
  onTheWay: 'plain',
  needsAnswer: 'wait',
  pleaseReturn: 'bad',
  ready: 'good',
  readyHere: 'good',
  copyHere: 'good',
  copyReady: 'good',
  copyGone: 'plain',
  onLoan: 'loan',
  returned: 'plain',
  settled: 'plain',
  notFilled: 'wait',
  cancelled: 'plain',
};

/** What of a request decides what its patron reads. */
export interface ProgressFacts {
  state: BorrowingState;
  /** A copy is asked for, and no loan. */
  isCopy?: boolean;
  /** On the shelf for the patron, until that day. */
  heldUntil?: string;
  /** The patron’s own date. */
  dueDay?: string;
  /** It is past. */
  isOverdue?: boolean;
  /** There is a file to be read until that day. */
  copyUntil?: string;
  /** There was one, and it could be read until that day. */
  copyGoneOn?: string;
  /** A copy of our own, set aside for the patron: it waits for them, it was fetched, or nobody came for it. */
  ownCopy?: 'held' | 'fetched' | 'left';
  /** Who asked for its cancellation. */
  cancelledBy?: 'patron' | 'library';
  /** The day from which it stands where it is. */
  since?: string;
  /** Staff asked the patron something, and there is no answer yet. */
  isAsked?: boolean;
}

export interface PatronProgress {
  step: PatronStep;
  section: PatronSection;
  label: Message;
  next: Message;
}

type Said = [step: PatronStep, next: Next];
/** What is expected next: the messages of `patronNext`. */
type Next =
  | 'received'
  | 'question'
  | 'badCitation'
  | 'looking'
  | 'asked'
  | 'willSupply'
  | 'cancelAsked'
  | 'cancelAskedByLibrary'
  | 'cancelRefused'
  | 'onTheWay'
  | 'copyOnTheWay'
  | 'arrived'
  | 'fromOurShelves'
  | 'ready'
  | 'readyHere'
  | 'copyHere'
  | 'copyReady'
  | 'copyGone'
  | 'heldTooLong'
  | 'onLoan'
  | 'renewalAsked'
  | 'renewalRefused'
  | 'recalled'
  | 'overdue'
  | 'lost'
  | 'returned'
  | 'settled'
  | 'notFilled'
  | 'cancelledByYou'
  | 'cancelledByLibrary';

const said: Record<BorrowingState, Said> = {
  created: ['received', 'received'],
  pendingApproval: ['received', 'received'],
  localHolding: ['received', 'received'],
  badCitation: ['needsAnswer', 'badCitation'],
  locateFailed: ['looking', 'looking'],
  readyToSend: ['looking', 'looking'],
  requestSent: ['asked', 'asked'],
  requestAccepted: ['asked', 'asked'],
  conditional: ['asked', 'asked'],
  retryLater: ['asked', 'asked'],
  willSupply: ['asked', 'willSupply'],
  cancelRequested: ['asked', 'cancelAsked'],
  cancelNotAccepted: ['asked', 'cancelRefused'],
  shippedPhysically: ['onTheWay', 'onTheWay'],
  shippedDigitally: ['onTheWay', 'copyOnTheWay'],
  copyShipped: ['onTheWay', 'copyOnTheWay'],
  receivedPhysically: ['onTheWay', 'arrived'],
  receivedNotForLoan: ['readyHere', 'readyHere'],
  receivedDigitally: ['copyHere', 'copyHere'],
  copyReceived: ['copyHere', 'copyHere'],
  externallyObtained: ['copyHere', 'copyHere'],
  filledLocally: ['onTheWay', 'fromOurShelves'],
  loaned: ['onLoan', 'onLoan'],
  mediatedRenewal: ['onLoan', 'renewalAsked'],
  renewRequested: ['onLoan', 'renewalAsked'],
  renewed: ['onLoan', 'onLoan'],
  renewNotAccepted: ['onLoan', 'renewalRefused'],
  recalled: ['pleaseReturn', 'recalled'],
  overdue: ['pleaseReturn', 'overdue'],
  lostReported: ['pleaseReturn', 'lost'],
  declaredLost: ['pleaseReturn', 'lost'],
  lostAndFeePaid: ['settled', 'settled'],
  damagedReported: ['returned', 'returned'],
  returnedByPatron: ['returned', 'returned'],
  returnedToPartner: ['returned', 'returned'],
  passedOn: ['returned', 'returned'],
  requestCompleted: ['returned', 'returned'],
  completedWithoutReturn: ['settled', 'settled'],
  rejectedByPartner: ['notFilled', 'notFilled'],
  expired: ['notFilled', 'notFilled'],
  cancelledByPartner: ['cancelled', 'cancelledByYou'],
  cancelledByPatron: ['cancelled', 'cancelledByYou'],
  cancelledByStaff: ['cancelled', 'cancelledByLibrary'],
};

/** Whether another library has been asked: it must agree to a cancellation. */
export const isAtLibrary = (state: BorrowingState): boolean => said[state][0] === 'asked';

/** What the patron reads. `place`: where it is picked up. */
export function patronProgressOf(facts: ProgressFacts, place: string): PatronProgress {
  const [step, next] = decided(facts);
  const { isCopy, dueDay, heldUntil, copyUntil } = facts;
  const since = step === 'copyGone' ? facts.copyGoneOn : facts.since;
  const days = { ready: heldUntil, readyHere: heldUntil, copyReady: copyUntil, onLoan: dueDay };
  const dated = step in days ? (step as keyof typeof days) : undefined;
  const day = dated && days[dated];
  return {
    step,
    section: sectionOf[step],
    label:
      dated && day !== undefined
        ? message(`patronStep.${dated}Until`, { day: { day } })
        : message(`patronStep.${step}`),
    next: message(`patronNext.${next}`, {
      place,
      due: dueDay ? { day: dueDay } : '',
      since: since ? { day: since } : '',
      isDated: since ? 'yes' : 'no',
      isCopy: isCopy ? 'yes' : 'no',
    }),
  };
}

function decided(facts: ProgressFacts): Said {
  const { state, heldUntil, copyUntil, copyGoneOn, isOverdue, isAsked, cancelledBy } = facts;
  const [step, next] = state === 'filledLocally' ? ownCopySaid(facts) : said[state];
  if (next === 'cancelAsked' && cancelledBy === 'library') return [step, 'cancelAskedByLibrary'];
  if (state === 'cancelledByPartner' && cancelledBy !== 'patron') return [step, 'cancelledByLibrary'];
  if (copyUntil !== undefined) return ['copyReady', 'copyReady'];
  if (copyGoneOn !== undefined && !isAsked) return ['copyGone', 'copyGone'];
  if (isAsked && sectionOf[step] === 'onTheWay') return ['needsAnswer', 'question'];
  if (step === 'onTheWay' && heldUntil !== undefined) return ['ready', 'ready'];
  if (step === 'onLoan' && isOverdue) return ['pleaseReturn', 'overdue'];
  return [step, next];
}

/** The request is over once a copy of our own is set aside; for its patron it goes on until the copy is back. */
function ownCopySaid({ ownCopy, dueDay }: ProgressFacts): Said {
  if (dueDay !== undefined) return said.loaned;
  if (ownCopy === 'fetched') return said.requestCompleted;
  return ownCopy === 'left' ? ['cancelled', 'heldTooLong'] : said.filledLocally;
}
