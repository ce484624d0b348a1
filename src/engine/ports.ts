/** What the engine needs from outside, and what the doors may ask of the engine. Values only; no adapter is named. */
import type { Language } from '../domain/fulfilment/patron.js';
import type { QueryType } from '../domain/letters/queries.js';
import type { LetterCode } from '../domain/letters.js';
import type { PartnerFields, PartnerFieldsSaid } from '../domain/partner/fields.js';
import type { LeftOut, Ranking } from '../domain/rota-ranking.js';
import type { RotaWarning } from '../domain/rota-trial.js';
import type { Allowed as AllowedAction } from '../domain/staff-actions.js';
import type { ErrorType, IsoVersion } from '../protocol/codes.js';
import type { AlmaImports } from './alma/ports.js';
import type { RequestCounts, RequestFacets, sorts } from './desk-lists.js';
import type { Activity, OfLibraries, ReportFigure, ReportWish } from './figures.js';
import type { FulfilmentView } from './lending/fulfilment-view.js';
import type { LendingDesk } from './lending/lending-desk.js';
import type { Listener } from './live.js';
import type { LostCandidate, LostCandidateFilter } from './lost/lost-candidates.js';
import type { LostCaseFilter, LostCaseLine, LostCaseView } from './lost/lost-cases.js';
import type { DuplicateWish, RequestChange, RequestDraft } from './request-draft.js';
import type { ScanAnswer, ScanOrder } from './scan/index.js';
import type { WorkCount, WorkFacets, WorkFilter, WorkLine } from './work.js';

// ---------------------------------------------------------------- doorbell

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
}

// ---------------------------------------------------------------- courier

export interface OutgoingCall {
  url: string;
  body: string;
  /** Extra headers (authorization and the like), already decrypted. */
  headers: Record<string, string>;
  /** Whole-call limit by wall clock, from dial to last byte. */
  callLimitMs: number;
  /** Ids the confirmation must be about. */
  expects: {
    kind: 'request' | 'supplyingAgencyMessage' | 'requestingAgencyMessage';
    requestingAgencyRequestId: string;
  };
  /** An earlier try of the same bytes ended ambiguously: "already exists" then counts as delivered. */
  afterAmbiguousTry: boolean;
}

/** What became of one call. `reason` is a sentence staff can read. */
export type Answer = {
  httpStatus?: number;
  /** The address dialled. */
  address?: string;
  /** First 4 KB of the partner's answer, as text. */
  answerPrefix?: string;
  durationMs: number;
} & (
  | { class: 'delivered'; assumed?: true; reason?: string }
  | { class: 'refused'; errors: { type: ErrorType | string; value: string }[]; reason: string }
  | { class: 'clean-failure'; reason: string; code: string }
  | { class: 'ambiguous'; reason: string; code: string }
  | { class: 'retry'; reason: string; code: string; retryAfterSeconds?: number }
  | { class: 'moved'; reason: string; location: string; code: string }
  | { class: 'hold-partner'; reason: string; code: string }
  | { class: 'hold-message'; reason: string; code: string }
  | { class: 'blocked'; reason: string; code: string }
);

/** Posts bytes to a partner under the dial guard and classifies the answer. Never throws. */
export interface Courier {
  post(call: OutgoingCall): Promise<Answer>;
  /** Checks an address without sending: scheme, port, resolution, guard. For partner registration and test. */
  inspect(url: string): Promise<{ ok: boolean; address?: string; reason?: string; code?: string }>;
  close(): Promise<void>;
}

// ---------------------------------------------------------------- the partners' door

/** What a caller presented. Several may be there at once; any one that is valid identifies the partner. */
export type Presented =
  | { kind: 'bearer'; secret: string }
  | { kind: 'header'; name: string; secret: string }
  | { kind: 'basic'; user: string; secret: string }
  | { kind: 'path'; secret: string }
  /** Of a client certificate, as a proxy that is believed says it. */
  | { kind: 'certificate'; secret: string };

export interface Arrival {
  bytes: Buffer;
  contentType: string;
  presented: Presented[];
  sourceAddress: string;
}

/** How the engine answers an arrival; the door maps it to HTTP (reply policy R-OK, R-ERR, R-BAD, R-AUTH, …). */
export type Reply =
  | { kind: 'confirmed'; xml: string; outcome: 'applied' | 'repeated' | 'not-applied' | 'waiting' | 'refused' }
  | { kind: 'unreadable'; reason: string }
  | { kind: 'unauthenticated' }
  | { kind: 'denied' }
  | { kind: 'down'; retryAfterSeconds: number };

// ---------------------------------------------------------------- the desk's door

/** Who acts: a named member of staff, or the node itself by a rule. */
export interface Actor {
  kind: 'staff' | 'system';
  name: string;
  /** The person that the name speaks for. */
  person?: string;
  /** Code of the desk where they stand. */
  desk?: string;
}

export type Side = 'borrowing' | 'lending';

export type { ActionField, Allowed as AllowedAction } from '../domain/staff-actions.js';
export type { DuplicateWish, RequestChange, RequestDraft } from './request-draft.js';

export interface RotaLine {
  position: number;
  partner: string;
  partnerName: string;
  /** listed (not asked yet), asked (active), passed (said no or given up), ended. */
  state: 'listed' | 'asked' | 'passed' | 'ended';
  requestingAgencyRequestId?: string;
  why?: string;
  whyFrench?: string;
  /** Of a ranked rota: the figures that put it there, in words of both languages too. */
  ranking?: Ranking & { why: string; french: string };
}
/** A partner that the rota names and that was not put on it. */
export interface LeftOutView {
  partner: string;
  partnerName: string;
  reason: LeftOut['reason'];
  why: string;
  french: string;
}
/** What of the letters of a request is seen on it. */
export interface LettersOfRequest {
  /** How many wait to be printed or sent. */
  waiting: number;
  slipPrinted: boolean;
}
/** Whose task a request is. */
export interface AssignmentView {
  assignedTo: string;
  note?: string;
  assignedBy: string;
  assignedAt: string;
}
/** A note on a request. Internal ones never leave; an active one stands out until somebody puts it aside. */
export interface NoteView {
  id: string;
  text: string;
  active: boolean;
  authorKind: 'staff' | 'partner' | 'system';
  author: string;
  partner?: string;
  createdAt: string;
  dismissedAt?: string;
  dismissedBy?: string;
}
export interface AttentionItem {
  id: string;
  reason: string;
  text: string;
  french: string;
  partner?: string;
  openedAt: string;
  /** What the sentence speaks of, as data: reasons, another request, the copies on our shelves. */
  facts?: Record<string, unknown>;
}
export interface RequestSummary {
  id: string;
  side: Side;
  state: string;
  stateLabel: string;
  stateFrench: string;
  version: number;
  externalId: string;
  serviceType: string;
  title: string;
  author?: string;
  partner?: string;
  partnerName?: string;
  dueDate?: string;
  assignedTo?: string;
  /** Name of the patron, else their id. */
  requester?: string;
  pickup?: string;
  /** Code of the resource sharing library whose request it is. */
  owner?: string;
  needsAttention: number;
  /** Alerts of move requests that nobody removed; left out when there are none. */
  alerts?: number;
  activeNotes: number;
  unreadMessages: number;
  createdAt: string;
  updatedAt: string;
  /** In lists: what a desk would usually do next, when the partner's profile allows it. */
  action?: NextAction;
}
export type NextAction = Pick<AllowedAction, 'name' | 'label' | 'french'>;
/** A line as storage gives it: what is named by rows or by the directory is added by the engine. */
export type StoredSummary = Omit<RequestSummary, 'stateLabel' | 'stateFrench' | 'partnerName' | 'action'>;
export interface RequestView extends RequestSummary {
  bibliographic: Record<string, unknown>;
  facts: Record<string, unknown>;
  /** The request form's fields as they are now, to be changed; of our own requests. */
  form?: Record<string, unknown>;
  rota: RotaLine[];
  /** Whom the rota names and who cannot be asked. */
  leftOut?: LeftOutView[];
  attention: AttentionItem[];
  actions: AllowedAction[];
  /** What was lost, and how that stands between the libraries. */
  lostCase?: LostCaseView;
  assignment?: AssignmentView;
  notes: NoteView[];
  letters?: LettersOfRequest;
  /** Of a lending request: the items that meet it, and where they are. */
  fulfilment?: FulfilmentView;
}
export interface HistoryEntry {
  id: string;
  at: string;
  actorKind: 'staff' | 'partner' | 'system';
  actor: string;
  event: string;
  /** The event in words. */
  label: string;
  french: string;
  fromState?: string;
  toState?: string;
  note?: string;
  /** `dueDate: { from?, to }` where it changed. For automatic acts: the rule, the setting, its value and the date that decided. */
  facts?: Record<string, unknown>;
}
/** A line as storage gives it. */
export type StoredHistory = Omit<HistoryEntry, 'label' | 'french'>;
export interface MessageEntry {
  id: string;
  direction: 'in' | 'out';
  partner: string;
  requestId?: string;
  kind: string;
  summary: string;
  status: string;
  isoVersion?: IsoVersion;
  at: string;
  settledAt?: string;
  attempts?: number;
  nextAttemptAt?: string;
  outcome?: string;
  repeatCount?: number;
}
export interface MessageDetail extends MessageEntry {
  /** The XML as it travelled. */
  xml: string;
  confirmationXml?: string;
  schemaVerdict?: { valid: boolean; problems: string[] };
  tolerances?: string[];
  attemptLog?: AttemptEntry[];
}
export interface AttemptEntry {
  number: number;
  openedAt: string;
  closedAt?: string;
  instance: string;
  address?: string;
  httpStatus?: number;
  class?: string;
  reason?: string;
  answerPrefix?: string;
  durationMs?: number;
}
export interface Page<T> {
  items: T[];
  /** Pass as `after` to get the next page; absent on the last. */
  next?: string;
}
/** Who has it, why, what comes next by whom and when, and what happens by itself if nothing comes. */
export interface Explanation {
  request: string;
  whoHasIt: 'us' | 'partner' | 'patron' | 'nobody';
  sentence: string;
  expectedNext: { who: string; what: string; by?: string }[];
  byItself: { what: string; when?: string; rule: string }[];
  undelivered: { message: string; since: string; nextAttemptAt?: string; reason?: string }[];
}

export type ActOutcome =
  | { kind: 'done'; request: RequestView }
  | { kind: 'unknown' }
  /** Somebody was faster: what it is now and who did the last step. */
  | { kind: 'stale'; request: RequestView; lastActor: string; lastEvent: string }
  | { kind: 'notAllowed'; request: RequestView; reason: string }
  /** A change of status that leaves the libraries out of step, or a step that is `early` or that our records `doubt`: not done until it is confirmed. */
  | { kind: 'warned'; about?: 'early' | 'doubt'; request: RequestView; reason: string; matchingAction?: string }
  | { kind: 'invalid'; problems: { field: string; problem: string }[] };

/** A partner still to be asked; `why` for one that is new, or to give another reason. */
export interface RotaWish {
  partner: string;
  why?: string;
}
/** One order for many requests: an action with its fields, or a status by hand. */
export interface BulkOrder {
  ids: string[];
  /** The version of each as it was on the screen; one that is not named is taken as it is now. */
  versions?: Record<string, number>;
  action?: string;
  fields?: Record<string, unknown>;
  status?: string;
  /** Of a change of status; it stays here. */
  note?: string;
  confirmed?: boolean;
}
export interface BulkRow {
  id: string;
  result: 'done' | 'stale' | 'notAllowed' | 'warned' | 'invalid' | 'unknown' | 'failed';
  /** Why it was not done. */
  reason?: string;
  matchingAction?: string;
  state?: string;
  version?: number;
}

export type CreateOutcome =
  | { kind: 'created'; request: RequestView }
  | { kind: 'invalid'; problems: { field: string; problem: string }[] };

/** `notAllowed`: there is the request, but not one of ours to copy. */
export type DuplicateOutcome = CreateOutcome | { kind: 'unknown' } | Extract<ActOutcome, { kind: 'notAllowed' }>;

export interface RequestFilter extends RequestFacets {
  /** By age, the newest first, unless it says otherwise; by the others only in the active view. */
  sort?: (typeof sorts)[number];
  order?: 'asc' | 'desc';
  after?: string;
  limit: number;
}
/** The three messages that libraries send each other. */
export const messageKinds = ['request', 'supplyingAgencyMessage', 'requestingAgencyMessage'] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface MessageFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  request?: string;
  partner?: string;
  direction?: 'in' | 'out';
  kind?: MessageKind;
  status?: string;
  after?: string;
  limit: number;
}

/** `account`: id and security code in the header of a message; `certificate`: fingerprint of a client certificate. */
export type CredentialKind = 'token' | 'basic' | 'path' | 'account' | 'certificate';
export interface CredentialWish {
  kind: CredentialKind;
  /** Of a certificate: its SHA-256 fingerprint. */
  fingerprint?: string;
  /** The symbols it may speak for, `ISIL:CA-OOLAC`; without them all of the partner. */
  symbols?: string[];
}
/** What we present to a partner; stored encrypted, never shown. */
export type OutboundAuth = (
  | { kind: 'none' }
  | { kind: 'bearer'; token: string }
  | { kind: 'basic'; user: string; password: string }
  | { kind: 'header'; name: string; value: string }
) & {
  /** Goes into the header of each message besides. */
  account?: { accountId: string; securityCode: string };
};
export interface PartnerSymbol {
  type: string;
  value: string;
}
export interface PartnerDraft extends PartnerFieldsSaid {
  code: string;
  name: string;
  symbols: PartnerSymbol[];
  url: string;
  dialect: string;
  isoVersion?: IsoVersion;
  outboundAuth?: OutboundAuth;
  /** Codes of workflow profiles: which optional steps are taken with it when we borrow, and when we lend. */
  borrowingProfile?: string | null;
  lendingProfile?: string | null;
}
/** What of a partner can change: all but its code. Lists are said anew. */
export type PartnerChange = Partial<Omit<PartnerDraft, 'code'>> & { status?: 'active' | 'inactive' };
export interface PartnerView extends PartnerFields {
  code: string;
  name: string;
  status: 'active' | 'inactive';
  /** The first is the one we address. */
  symbols: PartnerSymbol[];
  url: string;
  dialect: string;
  isoVersion: IsoVersion;
  /** How we present ourselves; the secret itself is never shown. */
  presents: OutboundAuth['kind'];
  /** Codes of workflow profiles; without one every step is taken. */
  borrowingProfile?: string;
  lendingProfile?: string;
  credentials: {
    id: string;
    kind: CredentialKind;
    prefix: string;
    symbols?: string[];
    createdAt: string;
    lastUsedAt?: string;
    revokedAt?: string;
  }[];
  channel: ChannelView;
}
/** Why a partner cannot be removed now: what is open with it. */
export type RemoveOutcome =
  | { kind: 'removed' }
  | { kind: 'unknown' }
  | { kind: 'open'; requests: { id: string; externalId: string; side: Side }[]; more: number };
export interface ChannelView {
  state: 'closed' | 'open' | 'held' | 'suspended';
  reason?: string;
  failuresInARow: number;
  openedAt?: string;
  nextProbeAt?: string;
  ratePerSecond?: number;
  waiting: number;
  oldestWaitingAt?: string;
}
export interface PartnerTestStep {
  step: string;
  ok: boolean;
  said: string;
  remedy?: string;
  remedyFrench?: string;
}
export interface ReplaySelection {
  messages?: string[];
  partner?: string;
  since?: string;
}
export interface QuarantineEntry {
  id: string;
  at: string;
  partner?: string;
  source: string;
  reason: string;
  prefix: string;
}
export interface RotaWarningView extends Omit<RotaWarning, 'says'> {
  text: string;
  french: string;
}
/** What came of trying out the rota assignment rules with a request. */
/** What one rule says: it fits, it is the one that is used, and why. */
export interface RuleTried {
  rule: string;
  fits: boolean;
  used: boolean;
  why: string;
  whyFrench: string;
}
export interface RotaTrial {
  /** What the rules are told of it. */
  facts: Record<string, string>;
  rules: RuleTried[];
  /** Sending rules, and temporary item creation rules for the partner that has it or would be asked first. */
  sending: RuleTried[];
  items: RuleTried[];
  rota: { partner: string; partnerName: string; why: string; whyFrench: string }[];
  leftOut: { partner: string; partnerName: string; why: string; whyFrench: string }[];
}
/** What a draft would come to, were it saved now. */
export interface RequestPreview {
  problems: { field: string; problem: string }[];
  /** Why staff would look at it first; `request`: the one that asks for the same. */
  reviews: { reason: string; text: string; french: string; request?: string }[];
  rota: RotaTrial['rota'];
  leftOut: RotaTrial['leftOut'];
}
export interface NodeSnapshot {
  /** Outbox rows not final, and the age in seconds of the oldest due one. */
  outboxDepth: number;
  outboxOldestSeconds: number;
  held: number;
  waitingEarly: number;
  attentionOpen: number;
  database: 'up' | 'down';
  doorbell: DoorbellHealth;
  openChannels: string[];
  /** Looks in a row at the directory that is followed that failed. */
  directoryFailures: number;
}

/** Everything a door, the CLI or a job may ask of a node. */
export interface Gateway {
  receive(arrival: Arrival): Promise<Reply>;

  create(draft: RequestDraft, actor: Actor): Promise<CreateOutcome>;
  /** Writes nothing. */
  preview(draft: RequestDraft, actor: Actor): Promise<RequestPreview>;
  /** Changes what staff wrote down; while a partner has the request only what stays here. */
  edit(id: string, seenVersion: number, change: RequestChange, actor: Actor): Promise<ActOutcome>;
  /** A new request for the same, at Created. */
  duplicate(id: string, wish: DuplicateWish, actor: Actor): Promise<DuplicateOutcome>;
  act(
    id: string,
    action: string,
    seenVersion: number,
    fields: Record<string, unknown>,
    actor: Actor,
  ): Promise<ActOutcome>;
  /** The partners still to be asked, in the order wished. */
  changeRota(id: string, seenVersion: number, lines: RotaWish[], actor: Actor): Promise<ActOutcome>;
  /** With no `to` the request is released. */
  assign(
    id: string,
    seenVersion: number,
    to: string | undefined,
    note: string | undefined,
    actor: Actor,
    /** The assignee is told by e-mail. */
    sendEmail?: boolean,
  ): Promise<ActOutcome>;
  /** Asks the patron of a borrowing request something, by letter. */
  queryPatron(
    id: string,
    seenVersion: number,
    query: { type: QueryType; note?: string },
    actor: Actor,
  ): Promise<ActOutcome>;
  /** Writes a slip that staff ask for. */
  writeSlip(id: string, seenVersion: number, code: LetterCode, actor: Actor): Promise<ActOutcome>;
  addNote(id: string, seenVersion: number, note: { text: string; active: boolean }, actor: Actor): Promise<ActOutcome>;
  dismissNote(id: string, noteId: string, actor: Actor): Promise<boolean>;
  changeStatus(
    id: string,
    seenVersion: number,
    wish: { status: string; note?: string; confirmed?: boolean },
    actor: Actor,
  ): Promise<ActOutcome>;
  bulk(order: BulkOrder, actor: Actor): Promise<BulkRow[]>;
  /** What a code is, and the obvious step with it. */
  scan(order: ScanOrder, actor: Actor): Promise<ScanAnswer>;
  /** A patron wishes to keep a loan longer: it waits for staff, or goes to the lender by itself, as the policy says. */
  renewForPatron(patron: string, loan: string, wish: { dueDate?: string }, actor: Actor): Promise<ActOutcome>;
  requests(filter: RequestFilter): Promise<Page<RequestSummary>>;
  requestCounts(filter: RequestFacets): Promise<RequestCounts>;
  /** What needs a person now, the most urgent first. */
  work(filter: WorkFilter): Promise<Page<WorkLine>>;
  workCounts(facets?: WorkFacets): Promise<WorkCount[]>;
  /** What was scanned today, and requests by week. */
  activity(of?: OfLibraries): Promise<Activity>;
  /** What has been away for too long, in numbers. */
  reports(wish?: ReportWish): Promise<ReportFigure[]>;
  lostCases(filter: LostCaseFilter): Promise<Page<LostCaseLine>>;
  lostCandidates(filter: LostCandidateFilter): Promise<Page<LostCandidate>>;
  /** Forms begin with what fits the desk; without one with what fits the library’s usual one. */
  request(idOrExternalId: string, desk?: string): Promise<RequestView | undefined>;
  history(id: string): Promise<HistoryEntry[]>;
  explain(idOrExternalId: string, language?: Language): Promise<Explanation | undefined>;
  dismissAttention(id: string, attentionId: string, actor: Actor): Promise<boolean>;

  messages(filter: MessageFilter): Promise<Page<MessageEntry>>;
  message(direction: 'in' | 'out', id: string): Promise<MessageDetail | undefined>;
  replay(
    selection: ReplaySelection,
    actor: Actor,
  ): Promise<{ replayed: number; skipped: { id: string; reason: string }[] }>;
  quarantine(after: string | undefined, limit: number): Promise<Page<QuarantineEntry>>;

  partners(): Promise<PartnerView[]>;
  partner(code: string): Promise<PartnerView | undefined>;
  addPartner(
    draft: PartnerDraft,
    actor: Actor,
  ): Promise<
    | { kind: 'added'; partner: PartnerView; token: string }
    | { kind: 'invalid'; problems: { field: string; problem: string }[] }
  >;
  changePartner(
    code: string,
    change: PartnerChange,
    actor: Actor,
  ): Promise<
    | { kind: 'changed'; partner: PartnerView }
    | { kind: 'unknown' }
    | { kind: 'invalid'; problems: { field: string; problem: string }[] }
  >;
  /** Which rota assignment rules fit a borrowing request, and whom they would ask now. Nothing is changed. */
  tryRota(id: string, actor: Actor): Promise<RotaTrial | undefined>;
  /** Rotas that ask nobody, rules that lead nowhere, partners that are in no rota. */
  rotaWarnings(): Promise<RotaWarningView[]>;
  /** Not while requests with it are open. One with past requests is kept for them, without symbols and credentials. */
  removePartner(code: string, actor: Actor): Promise<RemoveOutcome>;
  /** The secret is shown this once; a certificate has none. Two of a kind may be valid at once, to change over. */
  issueCredential(
    code: string,
    wish: CredentialWish,
    actor: Actor,
  ): Promise<
    | { kind: 'issued'; id: string; secret?: string }
    | { kind: 'unknown' }
    | { kind: 'invalid'; problems: { field: string; problem: string }[] }
  >;
  revokeCredential(code: string, id: string, actor: Actor): Promise<boolean>;
  testPartner(code: string): Promise<PartnerTestStep[] | undefined>;
  /** hold and suspend stop sending; resume lets rows go in order; probe tries one message now. */
  channel(code: string, order: 'hold' | 'suspend' | 'resume' | 'probe', actor: Actor): Promise<ChannelView | undefined>;

  /** Looking for items, fetching, shipping and scanning them. */
  lending: LendingDesk;
  /** Taking a library's records over from Alma. */
  fromAlma: AlmaImports;

  /** Tells what changes, from a place on or from now. Returns how to leave. */
  listen(listener: Listener, after?: string): () => void;

  snapshot(): Promise<NodeSnapshot>;
}
