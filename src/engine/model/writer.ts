/** The way of messages, orders and steps into the database, as those see it who have something to be committed. */
import type { StoreTransaction } from './store.js';

/**
 * What waits in one queue: of each partner its messages, and the results of deliveries to it; the orders of staff; the steps that the node
 * takes by itself.
 */
export interface WriterQueue {
  kind: 'messages' | 'results' | 'orders' | 'steps';
  partner?: string;
}

/** What is to be committed with its result, or not at all. */
export interface WorkToCommit<T> {
  queue: WriterQueue;
  /** The requests that it is about: one work of a request and kind at a time, in the order in which they came. Messages name it by
   * the partner's id, orders by ours; where both are in one batch, the database's lock keeps them apart and each is committed by itself. */
  requests: readonly string[];
  /** Is committed by itself: it would keep others waiting. */
  isLong?: boolean;
  /**
   * Works under its request's lock and writes rows of its own request alone, or what the database itself keeps from being there
   * twice: locks do not keep works of one transaction from each other. May be begun anew, and changes nothing else.
   */
  work(tx: StoreTransaction): Promise<T>;
  /** The same in a transaction of its own; without it that is `work`. */
  asOne?(): Promise<T>;
}

export interface Writer {
  /** Resolves after the commit; rejects with what was thrown, and then nothing of it is committed. */
  commit<T>(what: WorkToCommit<T>): Promise<T>;
}
