/** How messages that may be sent now reach the process that sends them. */
import type { Claimed } from './store.js';

/**
 * Carries each leased message, with its lease and its bytes, from the process that leased it to whichever process sends it. The rows in
 * the database remain the truth: what is lost here is found there when its lease ends. Both adapters pass one contract suite.
 */
export interface DeliveryQueue {
  /** Hands over one message. Never throws, and ends within seconds. */
  publish(claimed: Claimed): Promise<HandedOver>;
  /** Calls `send` for each message that reaches this process, so many at once. A message is acknowledged when that is over. */
  consume(consumer: Consumer): Promise<void>;
  /** Takes no more. What was taken is still acknowledged. */
  stopConsuming(): Promise<void>;
  health(): DeliveryHealth;
  counts(): Readonly<DeliveryCounts>;
  close(): Promise<void>;
}

/**
 * `accepted`: it will be sent. `refused`: nobody else has it, so the caller sends it. `unanswered`: nobody knows, and a process may be
 * sending it already.
 */
export type HandedOver = 'accepted' | 'refused' | 'unanswered';

export interface Consumer {
  atOnce: number;
  /** Never rejects for what a message or a partner can cause. */
  send(taken: QueuedMessage): Promise<void>;
  /** It was handed out too often without ever being acknowledged. */
  giveUp(taken: QueuedMessage): Promise<void>;
  /** The broker gives what this process has in hand to another. */
  linkLost(): void;
}

/** A message as it reaches the process that sends it. */
export interface QueuedMessage {
  claimed: Claimed;
  /** The process that handed it over, and when, in milliseconds by its clock. */
  publisher: string;
  publishedAt: number;
  /** A process had it before and did not acknowledge it. */
  isRedelivered: boolean;
  /** It was handed over before this process was linked to the queue. */
  isOlderThanLink: boolean;
  /** Its bytes are too many for the queue, or are not signed by this library: they are read with its lease. */
  lacksBody: boolean;
}

export interface DeliveryHealth {
  kind: 'rabbitmq' | 'in-process';
  connected: boolean;
  consumers: number;
  since: Date;
  lastError?: string;
  /** Since when another database is at work on the broker under the same node id. */
  sharedSince?: Date;
  /** How many members of the broker's cluster keep the queue, and how many there are; where the broker may be asked. */
  copies?: number;
  members?: number;
}

/** What the queue has done since this process started, and how it is now. */
export interface DeliveryCounts {
  /** Handed over and confirmed, refused, and left unanswered. */
  confirmed: number;
  refused: number;
  unanswered: number;
  /** Handed over and not confirmed yet. */
  unconfirmed: number;
  /** Taken by this process, and those of them that another had before. */
  taken: number;
  redelivered: number;
  acknowledged: number;
  /** Handed out too often, and taken from the dead-letter queue. */
  deadLettered: number;
  /** What was no message of this library. */
  malformed: number;
  /** Times the connection came back after it was lost. */
  reconnects: number;
  /** Messages that wait in the queue, as it was last looked. */
  waiting: number;
}

/** Who sends what a transaction wrote for partners, once it is committed. */
export interface WrittenMessages {
  /** Named in the leases. */
  readonly instance: string;
  /** So many messages are on their way to one partner at most. */
  readonly perPartner: number;
  /** Whether a message whose way is free is leased as it is written, and handed over by this process. */
  mayLease(): boolean;
  /** They were written under a lease of this process. */
  handOver(claimed: readonly Claimed[]): void;
  /** Others were written and wait to be claimed: looks for them soon. */
  lookAgain(): void;
}
