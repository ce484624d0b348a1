/** Webhooks and the calls that they cause, as the engine and its adapters know them. */
import type { CallKind } from '../../domain/call-retry.js';
import type { WebhookEvent } from '../../domain/webhook-events.js';
import type { Message } from '../../words/message.js';
import type { Page } from '../model/actor.js';

/** A webhook as it is stored; the signing keys are sealed. */
export interface WebhookRecord {
  id: string;
  name: string;
  address: string;
  events: WebhookEvent[];
  personal: boolean;
  enabled: boolean;
  offSince?: string;
  secret: string;
  /** The origin for which the key was made. */
  secretOrigin: string;
  secretBefore?: string;
  beforeUntil?: string;
  createdAt: string;
  createdBy: string;
}

export type WebhookDraft = Pick<WebhookRecord, 'name' | 'address'> & {
  events: readonly WebhookEvent[];
  personal?: boolean;
  enabled?: boolean;
};
export type WebhookChange = Partial<WebhookDraft>;

/** How the deliveries of a target are. */
export interface TargetFigures {
  waiting: number;
  failed: number;
  /** In the last 30 days. */
  delivered: number;
  failuresInARow: number;
  failingSince?: string;
  /** Nothing is tried before then. */
  resumesAt?: string;
}

/** As people see it. */
export interface WebhookView
  extends Pick<
      WebhookRecord,
      'id' | 'name' | 'address' | 'events' | 'personal' | 'enabled' | 'createdAt' | 'createdBy'
    >,
    TargetFigures {
  /** Since then it is off because it answered 410, “gone”. */
  goneSince?: string;
  /** Until then what is sent is signed with the key before too. */
  keyBeforeUntil?: string;
}

/** The signing key is shown this once. */
export interface WebhookSaved {
  webhook: WebhookView;
  secret?: string;
}

export const callStatuses = ['pending', 'sending', 'delivered', 'failed'] as const;
export type CallStatus = (typeof callStatuses)[number];

/** The request as it is sent, whenever that is. */
export interface FrozenRequest {
  method: 'POST';
  contentType: string;
  body: string;
}

/** What came back last: a status with the first 1 KB, or why nothing came. */
export interface CallAnswer {
  status?: number;
  text?: string;
  problem?: Message;
  durationMs: number;
}

/** A call of the list for staff. */
export interface CallView {
  id: string;
  kind: CallKind;
  target: string;
  targetName: string;
  name: string;
  /** Id, side and number of the request that it is about. */
  request?: string;
  side?: 'borrowing' | 'lending';
  externalId?: string;
  status: CallStatus;
  attempts: number;
  createdAt: string;
  answeredAt?: string;
  nextAttemptAt?: string;
  answerStatus?: number;
  durationMs?: number;
  problem?: Message;
}
export interface CallDetail extends CallView {
  messageId: string;
  personal: boolean;
  /** Left out for whoever may not see patrons, when the call names one. */
  sent?: string;
  received?: string;
}

export interface CallFilter {
  kind?: CallKind | undefined;
  target?: string | undefined;
  state?: 'waiting' | 'delivered' | 'failed' | undefined;
  after?: string | undefined;
  limit: number;
}

/** A call that is written. */
export interface CallDraft {
  kind: CallKind;
  target: string;
  orderingKey: string;
  name: string;
  messageId: string;
  requestId?: string;
  personal: boolean;
  request: FrozenRequest;
}

/** A call under a lease. */
export interface ClaimedCall {
  id: string;
  leaseToken: string;
  kind: CallKind;
  target: string;
  messageId: string;
  /** It names a patron. */
  personal: boolean;
  attempts: number;
  request: FrozenRequest;
}

export interface SettledCall {
  id: string;
  leaseToken: string;
  answer: CallAnswer;
  /** Undefined: it is tried again after so many seconds. */
  outcome: 'delivered' | 'failed' | { waitSeconds: number };
  /** The target wants nothing more. */
  gone: boolean;
}

export interface CallStore {
  add(calls: readonly CallDraft[]): Promise<string[]>;
  claim(wish: { limit: number; perTarget: number; instance: string; leaseSeconds: number }): Promise<ClaimedCall[]>;
  /** Settles a call by the token of its lease; false when it was no longer ours. */
  settle(call: SettledCall): Promise<boolean>;
  list(filter: CallFilter): Promise<Page<CallView>>;
  read(id: string): Promise<CallDetail | undefined>;
  /** Sends a call once more, now: `busy` while it is being sent. */
  again(id: string): Promise<'done' | 'busy' | 'unknown'>;
  /** The same of all failed and waiting calls of a target; how many. */
  allAgain(kind: CallKind, target: string): Promise<number>;
  /** Calls that are due, and those that were given up. */
  counts(): Promise<{ due: number; failed: number }>;
}

export interface WebhookStore {
  all(): Promise<WebhookRecord[]>;
  read(id: string): Promise<WebhookRecord | undefined>;
  figures(): Promise<Map<string, TargetFigures>>;
  add(webhook: Omit<WebhookRecord, 'id' | 'createdAt' | 'offSince' | 'secretBefore' | 'beforeUntil'>): Promise<string>;
  change(
    id: string,
    change: Partial<
      Pick<WebhookRecord, 'name' | 'address' | 'events' | 'personal' | 'enabled' | 'secret' | 'secretOrigin'>
    > & { keepBefore?: { secret: string; until: Date } | undefined },
  ): Promise<boolean>;
  remove(id: string): Promise<boolean>;
}

/** Sends a frozen request to an address that the guard lets through. Never throws, follows no redirect. */
export type PostCall = (call: {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  limitMs: number;
}) => Promise<CallAnswer>;
