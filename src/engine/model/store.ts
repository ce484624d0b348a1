/** What the engine asks of storage. Every method of `StoreTransaction` runs in the one transaction given. */

import type { AssignmentView } from '../../contract/desk-operations.js';
import type { LetterCode } from '../../domain/letters/catalogue.js';
import type { Channel } from '../../domain/partner/channel.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { StateName } from '../../domain/tables/tables.js';
import type { StepName } from '../../domain/tables/undoing.js';
import type { Wording } from '../../words/message.js';
import type { Answer } from './courier.js';
import type { LocalRecords } from './local-records.js';
import type { PartnerClosure } from './partners.js';
import type { Decision, InboundDraft, Loan, PartnerRecord } from './records.js';

/** Raised when the request is locked by somebody for longer than the limit, or the database cannot be reached. */
export class StoreUnavailable extends Error {
  constructor(cause: unknown) {
    super('The database cannot be reached, or the request is held by another step for too long.', { cause });
    this.name = 'StoreUnavailable';
  }
}

/** The same message, or the same request id, was stored by somebody else meanwhile: look again. */
export class AlreadyStored extends Error {
  constructor(cause?: unknown) {
    super('The message is stored already.', { cause });
    this.name = 'AlreadyStored';
  }
}

/** A conversation's identity: (agency, id, partner, role). Never the id alone. */
export interface ConversationKey {
  side: 'borrowing' | 'lending';
  requestingAgencyRequestId: string;
  requestingSymbol: string;
  partnerCode: string;
}

export interface StoredAnswer {
  id: string;
  confirmation: string;
  outcome: string;
}
/** The newest stored message of the conversation with the same meaning. */
export interface SameMeaning extends StoredAnswer {
  identityKey?: string;
  ageSeconds: number;
  /** Nothing else came from this partner on this conversation since. */
  newest: boolean;
}
export interface WaitingMessage {
  id: string;
  partnerCode: string;
  raw: Buffer;
  contentType: string;
}

export interface FoundConversation {
  loan: Loan;
  conversationId: string;
  same?: SameMeaning;
}

/** What is wanted, as keys of `wishKeys`, and for whom. */
export interface SameWishQuery {
  keys: readonly string[];
  /** Id, or of a patron without one the name. Nobody: requests for nobody are compared. */
  patron?: string;
  anyPatron: boolean;
  /** Closed requests count from here on; without it nothing is a duplicate. */
  since?: Date;
  /** External ids of requests that are meant to be the same. */
  except: readonly string[];
}
export interface SameWish {
  id: string;
  externalId: string;
  state: StateName;
  createdAt: Date;
}

/** A request of another system, as its partner knows it. */
export interface TakenOver {
  side: 'borrowing' | 'lending';
  externalId: string;
  partnerCode?: string;
}

/** What is written with a step. */
export interface WithStep {
  isNew?: boolean;
  /** The message that led to it. */
  inbound?: InboundDraft;
  /** Of a new request: under which messages may wait that came before it. */
  earlyKey?: string;
  /** Nothing follows in this transaction, so that the commit may travel with the step. */
  isLast?: boolean;
}
export interface SavedStep {
  /** The request as it was written; a new one and new conversations have their ids. */
  loan: Loan;
  attentionCount: number;
  updatedAt: Date;
  /** Messages wait for a new request under its `earlyKey`. */
  early: boolean;
}

export interface StoreTransaction {
  /** The library's own records in this transaction: kept or dropped with the step. */
  readonly local: LocalRecords;
  /**
   * Locks the request of that conversation and loads it whole, with the stored message of the same identity, else the
   * newest of the same meaning.
   */
  lockConversation(
    key: ConversationKey,
    semanticKey: string,
    identityKey?: string,
  ): Promise<FoundConversation | undefined>;
  /** The partner says when it is closed, or that it is not. */
  partnerClosed(code: string, closure: PartnerClosure): Promise<void>;
  /** The same request id, in the same role, in a conversation with another partner. */
  isAskedOfAnother(key: ConversationKey): Promise<boolean>;
  /**
   * `order`: of a desk. What a lender has in hand, and with `withItems` what is here of a loan, is then known without another question.
   */
  lockRequest(id: string, order?: { withItems: boolean }): Promise<Loan | undefined>;
  /** Writes a step, or a new request with its first step. Throws `AlreadyStored` when its message or its conversation is there. */
  save(decision: Decision, saving?: WithStep): Promise<SavedStep>;
  /** Stores a message that changes no request. Throws `AlreadyStored` as `save` does. */
  storeInbound(inbound: InboundDraft): Promise<void>;
  /** Whether the partner's message with this send counter (`#seq:N#`) is stored with the conversation. */
  hasSequence(conversationId: string, sequence: number): Promise<boolean>;
  findByIdentity(identityKey: string): Promise<StoredAnswer | undefined>;
  countRepeat(inboundId: string): Promise<void>;
  /** Messages that came before their request, oldest first, locked. */
  waitingFor(earlyKey: string): Promise<WaitingMessage[]>;
  settleWaiting(
    inboundId: string,
    outcome: {
      outcome: 'applied' | 'not-applied' | 'refused';
      reason?: Wording;
      requestId?: string;
      conversationId?: string;
      confirmation?: string;
    },
  ): Promise<void>;
  /**
   * The newest other request for the same: still open, or made since then. Holds back whoever asks for the same, or for the
   * same patron, until the transaction is over.
   */
  sameWish(query: SameWishQuery): Promise<SameWish | undefined>;
  nextExternalNumber(): Promise<number>;
  /** Whether a request of another system was taken over, or made here, already. */
  isHere(request: TakenOver): Promise<boolean>;
  /** When a request that is taken over was asked for. */
  backdate(requestId: string, createdAt: Date): Promise<void>;
  /** No request of ours gets a number up to this one. */
  skipExternalNumbers(upTo: number): Promise<void>;
  /** Puts an open mark aside, with the active note that says the same. */
  closeAttention(requestId: string, attentionId: string, by: string): Promise<boolean>;
  /** Puts an active note aside, with the open mark that says the same. */
  dismissNote(requestId: string, noteId: string, by: string): Promise<boolean>;
  assignment(requestId: string): Promise<AssignmentView | undefined>;
  /** Without an assignment: it is nobody's. */
  saveAssignment(
    requestId: string,
    assignment: { assignedTo: string; note?: string; assignedBy: string } | undefined,
  ): Promise<void>;
  /** Takes lines out of the rota that nobody was asked on. */
  removeLines(requestId: string, positions: readonly number[]): Promise<void>;
  /**
   * The request's newest message of that name, locked, when it has never got out and is the last of its conversation:
   * it can be withdrawn as if it had not been said.
   */
  lockWithdrawable(requestId: string, summary: string): Promise<string | undefined>;
  /** Opens the marks again that a step closed, by their reasons; gives how many. */
  reopenAttention(requestId: string, step: StepName, reasons: readonly string[]): Promise<number>;
  /** The same of a letter to a partner that speaks only e-mail: whether its mail has not left, and none to it was written later. */
  lockUnmailed(requestId: string, letter: string): Promise<boolean>;
  /**
   * Takes the patron out of a request, of its loans, letters and mails, and every text that somebody typed: notes,
   * messages, letters. What happened stays. Gives how many texts went.
   */
  forgetPatron(requestId: string): Promise<number>;
  /** Locks an outbound row that is not being sent; undefined when it is, or is final. */
  lockUnsent(outboundId: string): Promise<{ requestId: string; ambiguous: boolean; attempts: number } | undefined>;
  /** As the store does; what the works of a transaction settle at the same time leaves as one statement. */
  settle(tried: SettledTry): Promise<Settled | undefined>;
  settleOutbound(
    outboundId: string,
    leaseToken: string | undefined,
    status: 'refused' | 'dead' | 'withdrawn' | 'held',
    outcome: Wording,
  ): Promise<boolean>;
}

/** A request whose time has come, as it was when it was found. */
export interface DueRequest {
  id: string;
  version: number;
}
/** What is older than its cutoff is due; a partner's own is before the library's. Null or none: never. */
export interface Cutoffs {
  /** Partners whose requests fall due on the date they are needed by, and the local date of today. */
  byInterest?: { partners: string[]; today: string };
  all?: Date;
  partners: Record<string, string | null>;
}

/** One claimed row, with its lease. */
export interface Claimed {
  id: string;
  leaseToken: string;
  attempt: number;
  requestId: string;
  conversationId: string;
  partnerCode: string;
  kind: 'request' | 'supplyingAgencyMessage' | 'requestingAgencyMessage';
  summary: string;
  requestingAgencyRequestId: string;
  body: string;
  ambiguous: boolean;
  crashes: number;
  ageSeconds: number;
  probe: boolean;
  /** The channel has failures in a row or a ramp: a success is news for it. */
  unwell: boolean;
}
/** A message under a lease that this process knows. */
export type LeaseHeld = Pick<Claimed, 'id' | 'leaseToken'>;

export interface SettledTry {
  id: string;
  leaseToken: string;
  partnerCode: string;
  answer: Answer;
  status: 'delivered' | 'pending' | 'held';
  waitSeconds: number;
}

export interface Settled {
  /** Others were due for the same partner when it was settled. */
  moreWaits: boolean;
}

/** At most so many in all, and so many on their way to one partner, for the process of that name. */
export interface ClaimWish {
  limit: number;
  perPartner: number;
  instance: string;
  partnerCode?: string | undefined;
}

/** A run of a job: what is written within is its work. */
export interface JobScope {
  run: string;
  /** Nothing is stored; what would have been done is reported instead. */
  tried?: (lines: readonly RunLine[]) => void;
}
/** What a run did, one line an event or a letter. */
export type RunLine = ({ kind: 'step'; name: HistoryEvent } | { kind: 'letter'; name: LetterCode }) & {
  side: 'borrowing' | 'lending';
  requests: RequestNamed[];
};
export interface RequestNamed {
  id: string;
  side: 'borrowing' | 'lending';
  externalId: string;
  title: string;
}

/** What a commit has made true. The store reports it once the commit is there. */
export interface Committed {
  /** Requests that were written. */
  requests: ReadonlySet<string>;
  /** A new lending request is among them. */
  newLending: boolean;
}

export interface EngineStore {
  /** One work in a transaction of its own. Rejects with what it threw, and then nothing is committed. */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>, scope?: JobScope): Promise<T>;
  /**
   * Works that touch different requests, in one transaction and one commit: all are committed, or it rejects and none is. Gives what came
   * of each; one that failed after it had written the last of what it writes is committed all the same. `beforeCommit` is called when all
   * is written. A request that somebody else has locked is waited for a moment only. `scope`: what is written is the work of that run of
   * a job.
   */
  batch<T>(
    works: readonly ((tx: StoreTransaction) => Promise<T>)[],
    beforeCommit?: () => void,
    scope?: JobScope,
  ): Promise<PromiseSettledResult<T>[]>;
  partners(): Promise<PartnerRecord[]>;
  touchCredential(id: string): Promise<void>;
  quarantine(entry: {
    partnerCode?: string;
    source: string;
    contentType: string;
    reason: string;
    raw: Buffer;
  }): Promise<void>;
  securityEvent(event: { partnerCode?: string; source: string; kind: string; detail: string }): Promise<void>;
  /** Claims up to `limit` due rows: opened attempts, leases by the database's clock, order per conversation. */
  claim(wish: ClaimWish): Promise<Claimed[]>;
  /** Settles a try by the token of its lease; undefined when it was no longer ours. */
  settle(tried: SettledTry): Promise<Settled | undefined>;
  /** Makes these leases this process's own, under new tokens; those that still held, by the token they had. */
  adoptLeases(leases: readonly LeaseHeld[], instance: string): Promise<Map<string, Claimed>>;
  /** Begins another try of a message that a process had and did not settle; undefined where its lease holds no more. */
  takeOverLease(lease: LeaseHeld, instance: string): Promise<Claimed | undefined>;
  /** The try of this lease goes on with no other next to it, or no longer so. */
  markAlone(leaseToken: string, alone: boolean): Promise<void>;
  /** Processes other than this one that have messages under a lease and are not there any more. */
  goneSenders(self: string): Promise<string[]>;
  /** Ends the leases of these processes; how many messages are due by it. */
  takeBack(owners: readonly string[]): Promise<number>;
  closeAttempt(leaseToken: string, answer: Answer, label?: string): Promise<void>;
  /** For how long the oldest message that could go out now has waited; 0 when none does. */
  oldestDueSeconds(): Promise<number>;
  /** Seconds until the next due row, undefined when none waits. */
  nextDueSeconds(): Promise<number | undefined>;
  channel(partnerCode: string): Promise<ChannelState>;
  /**
   * Decides on a channel under its lock, so that calls that end at once are all counted and what staff ordered meanwhile
   * stands. Returns what was and what is; nothing when the decision is to leave it.
   */
  changeChannel(
    partnerCode: string,
    by: string,
    decide: (before: ChannelState, now: Date) => ChannelState | undefined,
  ): Promise<{ before: ChannelState; after: ChannelState } | undefined>;
  /** Makes a partner's waiting messages due now: the way is open again, or staff want to try it. */
  makeDueNow(partnerCode: string): Promise<void>;
  recentOutcomes(partnerCode: string, count: number): Promise<boolean[]>;
  /** Probes partners that cannot be reached and wrote to us since; how many. */
  probeWhoWrote(): Promise<number>;
  /** How often the partner has refused this message. */
  refusals(messageId: string): Promise<number>;
  /** Whether there is anything that the job of the deadlines may have to end: a look, much cheaper than the job. */
  areDeadlinesDue(): Promise<boolean>;
  undeliveredRequests(
    createdBefore: Date,
    limit: number,
    after?: string,
  ): Promise<{ outboundId: string; requestId: string; owner?: string; createdAt: Date }[]>;
  /** Lending requests in these states that were asked for before the cutoff, oldest first. */
  undecidedLending(states: readonly string[], cutoffs: Cutoffs, limit: number): Promise<DueRequest[]>;
  /** Lending requests past their due date whose last overdue message, if any, was sent before the cutoff. */
  overdueLending(states: readonly string[], now: Date, cutoffs: Cutoffs, limit: number): Promise<DueRequest[]>;
  /** Lending requests for copies that were sent on paper before then and not confirmed. */
  unconfirmedCopies(sentBefore: Date, limit: number): Promise<DueRequest[]>;
  /** Borrowing requests in these states whose lender was asked, or claimed last, before the cutoff, and not so often yet. */
  unclaimedBorrowing(states: readonly string[], cutoffs: Cutoffs, most: number, limit: number): Promise<DueRequest[]>;
  /** Borrowing requests in these states whose lender has had its days since before the cutoff. */
  unsuppliedBorrowing(states: readonly string[], now: Date, cutoffs: Cutoffs, limit: number): Promise<DueRequest[]>;
  /** Conditional lending requests whose date to reply is past, or comes before `remindBefore` without a reminder yet. */
  unansweredConditions(now: Date, remindBefore: Date, limit: number): Promise<DueRequest[]>;
  /** Borrowing requests that ended before then and still name their patron, who has nothing of theirs and owes nothing for them. */
  endedWithPatron(before: Date, limit: number): Promise<DueRequest[]>;
  /** Borrowing requests that are before one of these partners, which has not been asked. */
  unsentBefore(partners: readonly string[], limit: number): Promise<DueRequest[]>;
  /** Borrowing requests that wait for the day on which their lender may be asked again, when that day has passed. */
  retriesDue(now: Date, limit: number): Promise<DueRequest[]>;
  earlyDue(limit: number): Promise<(WaitingMessage & { expired: boolean })[]>;
  now(): Promise<Date>;
}
/** A partner's channel as stored. */
export interface ChannelState extends Channel {
  /** Why it is not closed, for staff. */
  reason?: Wording | undefined;
}

/** A partner of the request is not in the directory as this process last read it; another one may just have added it. */
export class PartnerNotRead extends Error {
  constructor(code: string, request: string) {
    super(`Partner ${code} of request ${request} is not in the directory.`);
  }
}
