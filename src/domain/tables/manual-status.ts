/** A status that staff set by hand sends nothing: where that leaves the two libraries out of step, and what would not. */

import { type Message, message } from '../../words/message.js';
import type { BorrowingState } from './borrowing.js';
import { historyName } from './events.js';
import type { LendingState } from './lending.js';
import { actionRow } from './staff-actions.js';
import { type EventFacts, entriesOf } from './state-machine.js';
import { stateRow } from './states.js';
import { type EventName, type Service, type Side, type StateName, tableFor } from './tables.js';

/** What the other library trusts of the loan in this state. */
type Stage = 'unsent' | 'asked' | 'supplied' | 'returned' | 'lost' | 'over';

const borrowingStages: Record<BorrowingState, Stage> = {
  created: 'unsent',
  pendingApproval: 'unsent',
  locateFailed: 'unsent',
  localHolding: 'unsent',
  badCitation: 'asked',
  readyToSend: 'unsent',
  requestSent: 'asked',
  requestAccepted: 'asked',
  willSupply: 'asked',
  conditional: 'asked',
  retryLater: 'asked',
  shippedPhysically: 'supplied',
  shippedDigitally: 'supplied',
  copyShipped: 'supplied',
  receivedPhysically: 'supplied',
  receivedNotForLoan: 'supplied',
  receivedDigitally: 'over',
  copyReceived: 'over',
  loaned: 'supplied',
  mediatedRenewal: 'supplied',
  renewRequested: 'supplied',
  renewed: 'supplied',
  renewNotAccepted: 'supplied',
  recalled: 'supplied',
  overdue: 'supplied',
  returnedByPatron: 'supplied',
  returnedToPartner: 'returned',
  passedOn: 'supplied',
  lostReported: 'lost',
  declaredLost: 'lost',
  lostAndFeePaid: 'lost',
  damagedReported: 'supplied',
  cancelRequested: 'asked',
  cancelNotAccepted: 'asked',
  cancelledByPartner: 'over',
  cancelledByPatron: 'over',
  cancelledByStaff: 'over',
  rejectedByPartner: 'unsent',
  expired: 'over',
  externallyObtained: 'over',
  filledLocally: 'over',
  requestCompleted: 'over',
  completedWithoutReturn: 'over',
};

const lendingStages: Record<LendingState, Stage> = {
  created: 'asked',
  locateFailed: 'asked',
  beingProcessed: 'asked',
  willSupply: 'asked',
  conditional: 'asked',
  retryPossible: 'asked',
  shippedPhysically: 'supplied',
  shippedDigitally: 'supplied',
  receivedByPartner: 'supplied',
  renewRequested: 'supplied',
  recalled: 'supplied',
  overdue: 'supplied',
  passedOn: 'supplied',
  returnedByPartner: 'returned',
  cancelRequested: 'asked',
  lostReported: 'lost',
  lostAndFeeCommunicated: 'lost',
  damaged: 'supplied',
  cancelled: 'over',
  rejected: 'over',
  expired: 'over',
  requestCompleted: 'over',
  completedWithoutReturn: 'over',
};

/** The partner has to answer these before the request is over. */
const bringsToAnEnd = new Set(['cancel', 'returnToPartner']);

/** What ends well does not stand for what is given up: a copy that is received tells nobody that it was cancelled. */
const endsWell: ReadonlySet<string> = new Set([
  'receivedDigitally',
  'copyReceived',
  'requestCompleted',
  'completedWithoutReturn',
]);

/** A loan that ended is closed by either name: which of them staff choose tells the partner nothing more. */
const endsOfLoan: ReadonlySet<string> = new Set(['requestCompleted', 'completedWithoutReturn']);
const areOneEnd = (one: string, other: string): boolean => endsOfLoan.has(one) && endsOfLoan.has(other);

const isOfKind = (stage: Stage, one: string, other: string): boolean =>
  stage !== 'over' || endsWell.has(one) === endsWell.has(other);

const stageOf = (side: Side, state: StateName): Stage =>
  side === 'borrowing' ? borrowingStages[state as BorrowingState] : lendingStages[state as LendingState];

export interface ManualChange {
  /** Why the libraries would be out of step; absent when they would not. */
  warning?: Message;
  /** The action that tells the partner. */
  matchingAction?: EventName;
  /** The steps that lead to that status: what they settle is settled. */
  steps: { event: EventName; facts: EventFacts }[];
}

/** What a change of status by hand means. `known`: a partner has the request, or had it. */
export function manualChange(
  side: Side,
  service: Service,
  from: StateName,
  to: StateName,
  known: boolean,
): ManualChange {
  const taken = tableFor(side, service)[from] ?? {};
  const rows = (Object.keys(taken) as EventName[]).flatMap((event) =>
    usualFirst(entriesOf(taken[event])).flatMap(({ when: facts = {}, to: reached = from, effects }) => {
      const name = historyName(side, event, facts);
      const action = actionRow(side, name);
      return action && !action.byRule ? [{ event, facts, name, action, to: reached, sends: sends(effects) }] : [];
    }),
  );
  const direct = rows.filter((each) => each.to === to || (!each.sends && areOneEnd(each.to, to)));
  const steps = direct.map(({ event, facts }) => ({ event, facts }));
  if (!known || direct.some((each) => !each.sends)) return { steps };
  const stage = stageOf(side, to);
  if (direct.length === 0 && stageOf(side, from) === stage) return { steps };
  const matching =
    direct[0] ??
    rows.find(
      (each) => each.sends && each.to !== from && stageOf(side, each.to) === stage && isOfKind(stage, each.to, to),
    ) ??
    (stage === 'over' ? rows.find(({ name }) => bringsToAnEnd.has(name)) : undefined) ??
    rows.find(({ event }) => event === 'generalMessage');
  return {
    steps,
    warning: matching
      ? message('refusedOrder.notToldInstead', {
          state: stateRow(side, to).label,
          action: matching.action.label,
          button: matching.event,
        })
      : message('refusedOrder.notTold', { state: stateRow(side, to).label }),
    ...(matching ? { matchingAction: matching.event } : {}),
  };
}

const sends = (effects: readonly string[] = []) => effects.some((effect) => effect.startsWith('send:'));
/** What an action does in most circumstances is proposed before what it does in special ones. */
const usualFirst = <Entry extends { when?: EventFacts }>(entries: readonly Entry[]): Entry[] =>
  [...entries].sort((one, other) => Number(one.when !== undefined) - Number(other.when !== undefined));
