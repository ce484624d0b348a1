/** Every word of the tables in both languages, by code: what a desk draws that has a code in hand and no label beside it. */
import { type AttentionReason, attentionRows } from './attention.js';
import { knownEvents } from './event-words.js';
import type { ReasonList, ReasonView } from './library-reasons.js';
import { cancelReasons, conditionReasons, type ReasonRow, rejectReasons } from './reasons.js';
import { actionRows } from './staff-actions.js';
import type { Turn } from './state-row.js';
import { sideNames, states } from './states.js';
import type { Side } from './tables.js';
import { workKinds } from './work-queue.js';

export interface WordRow {
  code: string;
  label: string;
  french: string;
}
export interface StateWords extends WordRow {
  turn: Turn;
  next: string;
  nextFrench: string;
  final: boolean;
}
export interface Vocabulary {
  sides: WordRow[];
  states: Record<Side, StateWords[]>;
  actions: Record<Side, WordRow[]>;
  /** What the history tells of, beside the actions. */
  events: WordRow[];
  attention: WordRow[];
  rejectReasons: WordRow[];
  conditionReasons: WordRow[];
  cancelReasons: WordRow[];
  work: WordRow[];
}

const rows = (named: Readonly<Record<string, { label: string; french: string }>>): WordRow[] =>
  Object.entries(named).map(([code, { label, french }]) => ({ code, label, french }));
const reasons = (list: readonly ReasonRow[]): WordRow[] =>
  list.map(({ code, label, french }) => ({ code, label, french }));
const sentences = (said: Readonly<Record<string, { text: string; french: string }>>): WordRow[] =>
  Object.entries(said).map(([code, { text, french }]) => ({ code, label: text, french }));

const statesOf = (side: Side): StateWords[] =>
  Object.entries(states[side]).map(([code, { label, french, turn, next, nextFrench, final = false }]) => ({
    ...{ code, label, french, turn, next, nextFrench, final },
  }));

/** The words of one library: its reasons as it words them, its own among them, also those that are off. */
export function vocabularyOf(library: readonly ReasonView[]): Vocabulary {
  const of = (list: ReasonList) => reasons(library.filter((each) => each.list === list));
  return {
    ...vocabulary,
    rejectReasons: of('reject'),
    conditionReasons: of('condition'),
    cancelReasons: of('cancel'),
  };
}

export const vocabulary: Vocabulary = {
  sides: sentences(sideNames),
  states: { borrowing: statesOf('borrowing'), lending: statesOf('lending') },
  actions: { borrowing: rows(actionRows.borrowing), lending: rows(actionRows.lending) },
  events: sentences(knownEvents),
  attention: sentences(attentionRows satisfies Record<AttentionReason, unknown>),
  rejectReasons: reasons(rejectReasons),
  conditionReasons: reasons(conditionReasons),
  cancelReasons: reasons(cancelReasons),
  work: workKinds.map(({ name, label, french }) => ({ code: name, label, french })),
};
