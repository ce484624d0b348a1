/** Which step an undo takes back, and for how long a step is remembered so that it can be taken back. */
import { type HistoryEvent, sourceOf } from './events.js';
import { actionRow, actionRows } from './staff-actions.js';
import { type EventFacts, step } from './state-machine.js';
import type { ActionName, AnyTable, EventName, Side, StateName } from './tables.js';

/** One action of one request at one version: the version of the request with that step. */
export interface StepName {
  action: HistoryEvent;
  version: number;
}

/** What partners take back in words, by what they say then. */
const wordsUndone: Readonly<Partial<Record<HistoryEvent, EventName>>> = {
  'requester.undidReceived': 'requester.received',
  'requester.undidShippedReturn': 'requester.shippedReturn',
};

/** Whether an order, or its variant, is one that takes a step back. */
export const isUndo = (side: Side, action: HistoryEvent): boolean => undoneBy(side, action).length > 0;

/** The steps that an event takes back; a variant those of its button. */
export function undoneBy(side: Side, event: HistoryEvent): readonly HistoryEvent[] {
  const word = wordsUndone[event];
  if (word) return [word];
  const row = actionRow(side, event);
  return (row?.variantOf ? actionRow(side, row.variantOf) : row)?.undoes ?? [];
}

/** The button that takes back a step. */
export function undoOf(side: Side, action: HistoryEvent): ActionName | undefined {
  const names = Object.keys(actionRows[side]) as ActionName[];
  return names.find((name) => actionRow(side, name)?.undoes?.some((undone) => undone === action));
}

/** All buttons of a side that take a step back. */
export const undoNames = (side: Side): ActionName[] =>
  (Object.keys(actionRows[side]) as ActionName[]).filter((name) => actionRow(side, name)?.undoes !== undefined);

/** With the loss its fees are settled: what ended a lost case is not taken back as a whole. */
const afterLoss: ReadonlySet<string> = new Set<StateName>([
  'lostReported',
  'declaredLost',
  'lostAndFeePaid',
  'lostAndFeeCommunicated',
  'completedWithoutReturn',
]);

/** An answer is taken back only where a rule gave it. */
const undoneOfRules: ReadonlySet<string> = new Set<ActionName>(['willSupply', 'reject']);

/** Whether a step is remembered, so that it can be taken back. */
export function isRemembered(side: Side, event: HistoryEvent, from: StateName, byRule: boolean): boolean {
  if (afterLoss.has(from)) return false;
  if (Object.values(wordsUndone).some((word) => word === event)) return true;
  return undoOf(side, event) !== undefined && (byRule || !undoneOfRules.has(event));
}

/** Whether a step is taken back only while nobody was notified of it: by its nature, or because a refusal sends the borrower on. */
export const onlyWhileUnsaid = (side: Side, undo: ActionName, state: StateName): boolean =>
  actionRow(side, undo)?.onlyUnsaid === true || (state === 'rejected' && undo === 'undoAnswer');

/** Words besides the matter: they change nothing that a step did. */
const asides: ReadonlySet<string> = new Set<ActionName>([
  'generalMessage',
  'askStatus',
  'remind',
  'keepBack',
  'holdReturn',
  'releaseHoldReturn',
  'sendBack',
]);

/** Whether an order that leaves the state as it is comes after a step all the same: it does something with its item. */
export const isAside = (event: HistoryEvent): boolean => sourceOf(event) !== 'order' || asides.has(event);

/** Where a request would stand without a step that is remembered, after a word that changed nothing with it. */
export function stateWithout(table: AnyTable, from: StateName, word: EventName, facts: EventFacts): StateName {
  const taken = step(table, from, word, facts);
  return taken && !taken.effects.includes('record:outOfOrder') ? taken.to : from;
}
