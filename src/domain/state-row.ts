/** Who is to act for things to go on. */
export type Turn = 'us' | 'partner' | 'patron' | 'nobody';

/** A state as staff read it. */
export interface StateRow {
  /** As staff know it from Alma. */
  label: string;
  french: string;
  turn: Turn;
  /** A short sentence: what is expected next. */
  next: string;
  nextFrench: string;
  /** Nothing more is expected; the request leaves the active lists. */
  final?: true;
  /** The codes of Alma's status table that this state stands for. */
  codes: readonly string[];
}
