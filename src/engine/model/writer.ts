/** The way of messages, orders and steps into the database, as those who have something to be kept see it. */
import type { StoreTransaction } from './store.js';

/**
 * Whose it is. Each partner has a line of its own, and so have the orders of staff, the steps that the node takes by itself, and what
 * became of messages that were sent.
 */
export type WriterLine = { partner: string } | 'orders' | 'steps' | 'tries';

/** What is to be kept with its result, or not at all. */
export interface ToKeep<T> {
  line: WriterLine;
  /** The requests that it is about: one work of a request at a time, in the order in which they came. */
  requests: readonly string[];
  /** Is kept by itself: it would keep others waiting. */
  isLong?: boolean;
  /** Stands for so many that it does not wait for a commit that is under way. */
  isCrowd?: boolean;
  /**
   * Works under its request's lock and writes rows of its own request alone, or what the database itself keeps from being there
   * twice: locks do not keep works of one transaction from each other. May be begun anew, and changes nothing else.
   */
  work(tx: StoreTransaction): Promise<T>;
  /** The same in a transaction of its own; without it that is `work`. */
  alone?(): Promise<T>;
}

export interface Writer {
  /** Resolves after the commit; rejects with what was thrown, and then nothing of it is kept. */
  keep<T>(what: ToKeep<T>): Promise<T>;
}
