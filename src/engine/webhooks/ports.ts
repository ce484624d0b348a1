/** Webhooks and the calls that they cause, as the engine and its adapters know them. */
import type { CallDetail, CallView } from '../../contract/webhook-operations.js';
import type { CallName, ProblemClass } from '../../domain/library-system/calls.js';
import type { CallKind } from '../../domain/partner/call-retry.js';
import type { WebhookEvent } from '../../domain/request/webhook-events.js';
import type { DoneFacts } from '../../library-system/port.js';
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
  /** Of a library's system: what it brought back, what was sent, masked, and of which class a problem is. */
  facts?: object;
  sent?: string;
  problemClass?: ProblemClass;
  /** The system's own words. */
  theirWords?: string;
  alreadySo?: boolean;
  /** It decides later. */
  isPending?: boolean;
}

export interface CallFilter {
  kind?: CallKind | undefined;
  target?: string | undefined;
  state?: 'waiting' | 'delivered' | 'failed' | undefined;
  after?: string | undefined;
  limit: number;
}

/** What a call to a library's system is made from: it is written when it is sent, with the ids that earlier calls brought. */
export interface SystemRequest {
  facts: Readonly<Record<string, unknown>>;
  /** Of the volume, in words. */
  description?: string;
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

/** A call that was answered, as later calls of its request look at it. */
export interface AnsweredCall {
  name: CallName;
  item?: string;
  facts: Partial<DoneFacts['lookUpUser'] & DoneFacts['requestItem']>;
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
  /** How often it was sent without an answer. */
  unanswered: number;
  name: string;
  item?: string;
  requestId?: string;
  request: FrozenRequest | SystemRequest;
  /** Of a library's system: what calls of its request brought before. */
  answered?: AnsweredCall[];
}

export interface SettledCall {
  id: string;
  leaseToken: string;
  answer: CallAnswer;
  /** Undefined: it is tried again after so many seconds. */
  outcome: 'delivered' | 'failed' | 'unknown' | { waitSeconds: number };
  /** The target wants nothing more. */
  gone: boolean;
  /** By how many the failures in a row grow: 0 when the target answers. Without it whatever is not delivered is one. */
  failures?: number;
  /** It was sent, and nobody knows whether it was carried out. */
  isUnanswered?: boolean;
}

export interface CallStore {
  add(calls: readonly CallDraft[]): Promise<string[]>;
  claim(wish: {
    kinds: readonly CallKind[];
    limit: number;
    perTarget: number;
    instance: string;
    leaseSeconds: number;
  }): Promise<ClaimedCall[]>;
  /** Settles calls by the tokens of their leases; gives the ids of those that were still ours. */
  settle(calls: readonly SettledCall[]): Promise<ReadonlySet<string>>;
  /** Messages to partners that waited for calls which are settled now are due; how many. */
  releaseMessages(): Promise<number>;
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
