import type { Message } from '../../words/message.js';

/** Who is to act for things to go on. */
export type Turn = 'us' | 'partner' | 'patron' | 'nobody';

/** A state without its words. */
export type BareState = Omit<StateRow, 'label' | 'next'>;

/** A state as staff read it. */
export interface StateRow {
  /** As staff know it from Alma. */
  label: Message;
  turn: Turn;
  /** The item is in the post, or the file is there to be fetched: nobody is to act before it has arrived. */
  onItsWay?: true;
  /** A short sentence: what is expected next. */
  next: Message;
  /** Nothing more is expected; the request leaves the active lists. */
  final?: true;
}
