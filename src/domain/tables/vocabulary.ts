/** Every word of the tables by code: what a desk draws that has a code in hand and no label next to it. */

import { inEach, message, type Wording } from '../../words/message.js';
import { workKinds, workLabel } from '../lists/work-queue.js';
import { attentionRows } from '../request/attention.js';
import type { ReasonList, ReasonView } from '../request/library-reasons.js';
import { cancelReasons, conditionReasons, type ReasonRow, rejectReasons } from '../request/reasons.js';
import { knownEvents } from './events.js';
import { actionRows } from './staff-actions.js';
import type { Turn } from './state-row.js';
import { sideNames, states } from './states.js';
import type { Side } from './tables.js';

export interface WordRow {
  code: string;
  label: Wording;
}
export interface StateWords extends WordRow {
  turn: Turn;
  next: Wording;
  final: boolean;
}
export interface Vocabulary {
  sides: WordRow[];
  states: Record<Side, StateWords[]>;
  actions: Record<Side, WordRow[]>;
  /** What the history tells of, besides the actions. */
  events: WordRow[];
  attention: WordRow[];
  rejectReasons: WordRow[];
  conditionReasons: WordRow[];
  cancelReasons: WordRow[];
  work: WordRow[];
}

const rows = (side: Side): WordRow[] => Object.entries(actionRows[side]).map(([code, { label }]) => ({ code, label }));
const reasons = (list: readonly ReasonRow[]): WordRow[] => list.map(({ code, label }) => ({ code, label }));

const statesOf = (side: Side): StateWords[] =>
  Object.entries(states[side]).map(([code, { label, turn, next, final = false }]) => ({
    code,
    label,
    turn,
    next,
    final,
  }));

/** The words of one library: its reasons as it words them, its own among them, also those that are off. */
export function vocabularyOf(library: readonly ReasonView[]): Vocabulary {
  const of = (list: ReasonList): WordRow[] =>
    library.filter((each) => each.list === list).map((each) => ({ code: each.code, label: inEach(each) }));
  return {
    ...vocabulary,
    rejectReasons: of('reject'),
    conditionReasons: of('condition'),
    cancelReasons: of('cancel'),
  };
}

export const vocabulary: Vocabulary = {
  sides: Object.entries(sideNames).map(([code, label]) => ({ code, label })),
  states: { borrowing: statesOf('borrowing'), lending: statesOf('lending') },
  actions: { borrowing: rows('borrowing'), lending: rows('lending') },
  events: knownEvents.map((code) => ({ code, label: message(`event.${code}`) })),
  attention: Object.entries(attentionRows).map(([code, { says }]) => ({ code, label: says })),
  rejectReasons: reasons(rejectReasons),
  conditionReasons: reasons(conditionReasons),
  cancelReasons: reasons(cancelReasons),
  work: workKinds.map(({ name }) => ({ code: name, label: workLabel(name) })),
};
