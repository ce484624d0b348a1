import { type Message, message, type Wording } from '../../../words/message.js';
/** What became of an order to the local records. Expected things are answers; a lost database is thrown. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'unknown' }
  | { kind: 'invalid'; problems: FieldProblem[] }
  /** Understood, but not at present: the sentence says why, and what to do first. */
  | { kind: 'notNow'; reason: Wording }
  /** Possible, but our records doubt it: it is done when the order says `confirmed`. */
  | { kind: 'doubt'; reason: Wording };

/** Many problems as one, where a single line is shown. */
export function problemsInOne([first, ...more]: readonly FieldProblem[]): Message {
  const { field = '', problem = '' } = first ?? {};
  const told = message('refusedFile.fieldProblem', { field, problem });
  return more.length > 0 ? message('refusedField.more', { problem: told, more: more.length }) : told;
}

export interface FieldProblem {
  field: string;
  problem: Wording;
}
