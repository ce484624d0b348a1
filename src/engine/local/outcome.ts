/** What became of an order to the local records. Expected things are answers; a lost database is thrown. */
export type Outcome<T> =
  | { kind: 'done'; value: T }
  | { kind: 'unknown' }
  | { kind: 'invalid'; problems: FieldProblem[] }
  /** Understood, but not as things stand: the sentence says why, and what to do first. */
  | { kind: 'notNow'; reason: string };

export interface FieldProblem {
  field: string;
  problem: string;
}
