/** What needs a person now, as kinds of work. Lists, counts and docs read it. */

import { type Message, message, type Wording } from '../../words/message.js';
import { type AttentionReason, asksFor, deliveryAttention } from '../request/attention.js';
import type { BorrowingState } from '../tables/borrowing.js';
import type { LendingState } from '../tables/lending.js';
import { type Allowed, allowedActions, askedFirst } from '../tables/staff-actions.js';
import { stateRow } from '../tables/states.js';
import type { ActionName, Service, Side, StateName } from '../tables/tables.js';

export interface WorkKind {
  name: string;
  /** The marks that make it. */
  attention: readonly AttentionReason[];
  /** The states in which it is our turn. */
  borrowing: readonly BorrowingState[];
  lending: readonly LendingState[];
  /** What staff do about it when the state has no usual next step, or when that is about something else. */
  action?: ActionName;
}

/** A request is under the first kind that it is. In which order they are done says `urgency.ts`. */
export const workKinds = [
  {
    name: 'chase',
    attention: ['recalled', 'overdue'],
    borrowing: ['recalled', 'overdue'],
    lending: [],
  },
  {
    name: 'delivery',
    attention: deliveryAttention,
    borrowing: [],
    lending: [],
  },
  {
    name: 'lost',
    attention: ['lostReported', 'lostDeclared', 'feePaid', 'foundAgain', 'partlyReturned', 'damaged'],
    borrowing: ['declaredLost', 'damagedReported'],
    lending: ['lostReported', 'damaged'],
  },
  {
    name: 'reportLost',
    attention: ['lossUntold'],
    borrowing: [],
    lending: [],
    action: 'reportLost',
  },
  {
    name: 'decide',
    attention: [
      'cancelAsked',
      'renewAsked',
      'conditionsOffered',
      'conditionsReminded',
      'retryOffered',
      'conditionsRefused',
      'conditionsUnanswered',
      'badCitation',
      'cancelledBySupplier',
      'rotaExhausted',
      'lateSupply',
      'contradiction',
      'refusedMessage',
      'messageNotTaken',
      'localRecords',
      'copyNotFetched',
      'patronStanding',
      'duplicateRequest',
      'copyrightOpen',
      'libraryInactive',
      'localHolding',
      'restored',
      'untouched',
      'lostCandidate',
    ],
    borrowing: [
      'conditional',
      'mediatedRenewal',
      'badCitation',
      'rejectedByPartner',
      'pendingApproval',
      'locateFailed',
      'localHolding',
    ],
    lending: ['cancelRequested', 'renewRequested'],
  },
  {
    name: 'answer',
    attention: ['newRequest', 'neededByPassed', 'reminded'],
    borrowing: [],
    lending: ['created', 'locateFailed'],
  },
  {
    name: 'read',
    attention: [
      'message',
      'patronAnswered',
      'renewRefused',
      'cancelRefused',
      'cancelAfterShipping',
      'returnUndone',
      'returnedLater',
      'forwarded',
      'keptBack',
    ],
    borrowing: [],
    lending: [],
    action: 'generalMessage',
  },
  {
    name: 'ship',
    attention: ['conditionsAccepted'],
    borrowing: [],
    lending: ['beingProcessed', 'willSupply'],
  },
  {
    name: 'return',
    attention: ['holdReturn', 'holdExpired'],
    borrowing: ['returnedByPatron', 'receivedNotForLoan'],
    lending: [],
    action: 'returnToPartner',
  },
  {
    name: 'lend',
    attention: [],
    borrowing: ['receivedPhysically'],
    lending: [],
  },
  {
    name: 'send',
    attention: [],
    borrowing: ['created', 'readyToSend'],
    lending: [],
  },
] as const satisfies readonly WorkKind[];

export type WorkKindName = (typeof workKinds)[number]['name'];
export const workKindNames = workKinds.map(({ name }) => name);

/** Where a mark stands that no kind names: staff read it all the same. */
export const rankOfUnknown = workKindNames.indexOf('read');
/** The status of a request for its active notes alone (R17). */
export const rankOfNotes = workKindNames.indexOf('read');

/** What staff call a kind of work. */
export const workLabel = (name: WorkKindName): Message => message(`workKind.${name}`);

export const kindAt = (rank: number): WorkKind & { name: WorkKindName } => {
  const kind = workKinds[rank];
  if (!kind) throw new Error(`There is no kind of work at ${rank}.`);
  return kind;
};

/** Each state in which it is our turn, with the place of its kind. */
export const workStates: readonly { side: Side; state: StateName; rank: number }[] = workKinds.flatMap((kind, rank) => [
  ...kind.borrowing.map((state) => ({ side: 'borrowing' as const, state, rank })),
  ...kind.lending.map((state) => ({ side: 'lending' as const, state, rank })),
]);

/** Each mark with the place of its kind. */
export const workMarks: readonly { reason: AttentionReason; rank: number }[] = workKinds.flatMap((kind, rank) =>
  kind.attention.map((reason) => ({ reason, rank })),
);

/** The usual next step: the one that a mark asks for, else the one that the kind names when the state allows it, else the state's own. */
export function actionFor(
  rank: number,
  side: Side,
  service: Service,
  state: StateName,
  leftOut?: ReadonlySet<string>,
  marks: readonly { reason: string }[] = [],
): Allowed | undefined {
  const asked = marks.map(({ reason }) => asksFor(reason)).find((step) => step !== undefined);
  const allowed = askedFirst(allowedActions(side, service, state, leftOut), asked);
  const { action } = kindAt(rank);
  return (
    allowed.find(({ name }) => name === (asked ?? action)) ??
    allowed.find(({ name }) => name === action) ??
    allowed.find(({ primary }) => primary)
  );
}

/** Why it is in the queue: what open marks and active notes say, and what the state waits for when it is our turn. Each once. */
export function reasonsFor(
  side: Side,
  state: StateName,
  marks: readonly { reason: string; says: Wording }[],
  activeNotes = 0,
): Wording[] {
  const ours = workStates.some((each) => each.side === side && each.state === state);
  const noted = activeNotes > 0 ? [message('attentionMore.notes')] : [];
  const { next } = stateRow(side, state);
  const isAsked = marks.some(({ reason }) => asksFor(reason) !== undefined);
  const all = [...marks.map(({ says }) => says), ...noted, ...(ours && !isAsked ? [next] : [])];
  return [...new Map(all.map((each) => [JSON.stringify(each), each])).values()];
}
