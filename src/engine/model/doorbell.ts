/** Waking the senders of a node. */

/**
 * Wakes senders after a commit. Carries ids only: a ring that is lost, doubled or late does no harm, because the
 * sweep finds every due row. Both adapters pass one contract suite.
 */
export interface Doorbell {
  /** Announces outbound message ids. Resolves when handed over; never throws: failures are logged and counted. */
  ring(ids: readonly string[]): Promise<void>;
  /** Calls the handler for rings from any process of this node. One ring reaches one process or more. */
  onRing(handler: (ids: readonly string[]) => Promise<void>): Promise<void>;
  health(): DoorbellHealth;
  close(): Promise<void>;
}

export interface DoorbellHealth {
  kind: 'rabbitmq' | 'in-process' | 'silent';
  connected: boolean;
  consumers: number;
  since: Date;
  lastError?: string;
  /** Since when another database is at work on the broker under the same node id. */
  sharedSince?: Date;
}
