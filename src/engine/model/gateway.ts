/** What the HTTP layer, the command line or a job may ask of a node. */

import type { BulkOrderInput } from '../../contract/desk-inputs.js';
import type { BulkRow } from '../../contract/desk-operations.js';
import type {
  ChannelView,
  MessageDetail,
  MessageEntry,
  PartnerTestStep,
  QuarantineEntry,
  RemovedPartner,
} from '../../contract/exchange-views.js';
import type { Activity, FigureOfMonth, FiguresReport, ReportFigure } from '../../contract/figure-operations.js';
import type { ReplaySelection } from '../../contract/inputs.js';
import type { LostCandidate, LostCaseLine } from '../../contract/lost-case-operations.js';
import type { NodeSnapshot } from '../../contract/node-views.js';
import type { ChangedAddress, PartnerHealthView, PartnerPage } from '../../contract/partner-operations.js';
import type { CredentialWish, PartnerChange, PartnerDraft, PartnerView } from '../../contract/partner-schemas.js';
import type { DuplicateWish, EnteredRequest, RequestDraft } from '../../contract/request-inputs.js';
import type {
  Explanation,
  HistoryEntry,
  Person,
  RequestCounts,
  RequestSummary,
  RequestView,
  WorkCount,
  WorkLine,
} from '../../contract/request-views.js';
import type { RequestPreview, RotaTrial, RotaWarningView } from '../../contract/rota-operations.js';
import type { LoanTrial } from '../../contract/rule-views.js';
import type { LetterCode } from '../../domain/letters/letters.js';
import type { QueryType } from '../../domain/letters/queries.js';
import type { StepName } from '../../domain/tables/undoing.js';
import type { Wording } from '../../words/message.js';
import type { OfLibraries, ReportWish } from './activity.js';
import type { Actor, Page, Side } from './actor.js';
import type { AlmaImports } from './alma.js';
import type { Arrival, Presented, Reply } from './arrivals.js';
import type { BehindFigure, FigureWish } from './figures.js';
import type { LendingDesk } from './lending-desk.js';
import type { RequestFacets } from './lists.js';
import type { Live } from './live.js';
import type { LostCandidateFilter, LostCaseFilter } from './lost.js';
import type { MessageFilter } from './messages.js';
import type { ActOutcome, CreateOutcome, DuplicateOutcome, RotaWish, UndoState } from './orders.js';
import type { PartnerFilter, RemoveOutcome } from './partners.js';
import type { RequestChange } from './request-draft.js';
import type { RequestFilter } from './requests.js';
import type { ScanAnswer, ScanGiven } from './scan.js';
import type { Exports, ViewWish } from './sheets.js';
import type { PrintDesk } from './slips.js';
import type { WorkFacets, WorkFilter } from './work.js';

/** What partners send: whose it is, and what it is answered. */
export interface Receiving {
  /** The code of the partner that presents this, known before a message is read; undefined: nobody we know. */
  recognise(presented: readonly Presented[], sourceAddress: string): Promise<string | undefined>;
  receive(arrival: Arrival): Promise<Reply>;
}

/** Requests that staff make. */
export interface NewRequests {
  create(draft: RequestDraft, actor: Actor): Promise<CreateOutcome>;
  /** Writes nothing. */
  preview(draft: RequestDraft, actor: Actor): Promise<RequestPreview>;
  /** A new request for the same, at Created. */
  duplicate(id: string, wish: DuplicateWish, actor: Actor): Promise<DuplicateOutcome>;
  /** A request that such a partner wrote. */
  enterRequest(entered: EnteredRequest, actor: Actor): Promise<CreateOutcome>;
}

/** What staff order a request to do. */
export interface RequestOrders {
  act(
    id: string,
    /** As the caller wrote it: see `ActionOrder`. */
    action: string,
    seenVersion: number,
    fields: Record<string, unknown>,
    actor: Actor,
    /** Of an undo: the step that it takes back. */
    undoes?: StepName,
  ): Promise<ActOutcome>;
  /** Changes what staff wrote down; while a partner has the request only what stays here. */
  edit(id: string, seenVersion: number, change: RequestChange, actor: Actor): Promise<ActOutcome>;
  /** The partners still to be asked, in the given order. */
  changeRota(id: string, seenVersion: number, lines: RotaWish[], actor: Actor): Promise<ActOutcome>;
  /** Which of the copies that were found is lent, by its barcode. */
  chooseCopy(id: string, seenVersion: number, barcode: string, actor: Actor): Promise<ActOutcome>;
  changeStatus(
    id: string,
    seenVersion: number,
    wish: { status: string; note?: string; confirmed?: boolean },
    actor: Actor,
  ): Promise<ActOutcome>;
  /** What a partner that speaks only e-mail wrote: the same step as by message, in the name of who entered it. */
  enterAnswer(
    id: string,
    seenVersion: number,
    wish: { answer: string; fields: Record<string, unknown> },
    actor: Actor,
  ): Promise<ActOutcome>;
  bulk(order: BulkOrderInput, actor: Actor): Promise<BulkRow[]>;
}

/** What staff do besides the steps of a request: whose task it is, notes, marks, letters. */
export interface DeskTasks {
  /** With no `to` the request is released. */
  assign(
    id: string,
    seenVersion: number,
    to: string | undefined,
    note: string | undefined,
    actor: Actor,
    /** The assignee is notified by e-mail. */
    sendEmail?: boolean,
  ): Promise<ActOutcome>;
  /** Who may take the usual next step of a request. */
  whoMayStep(id: string): Promise<Person[] | undefined>;
  /** It becomes the task of somebody who may take its next step, also when the one who asks may not. */
  askForStep(
    id: string,
    seenVersion: number,
    wish: { to: string; note?: string; sendEmail?: boolean },
    actor: Actor,
  ): Promise<ActOutcome>;
  /** Asks the patron of a borrowing request something, by letter. */
  queryPatron(
    id: string,
    seenVersion: number,
    query: { type: QueryType; note?: string; replyBy?: string },
    actor: Actor,
  ): Promise<ActOutcome>;
  /** Writes a slip that staff ask for. */
  writeSlip(id: string, seenVersion: number, code: LetterCode, actor: Actor): Promise<ActOutcome>;
  addNote(id: string, seenVersion: number, note: { text: string; active: boolean }, actor: Actor): Promise<ActOutcome>;
  dismissNote(id: string, noteId: string, actor: Actor): Promise<boolean>;
  dismissAttention(id: string, attentionId: string, actor: Actor): Promise<boolean>;
}

/** The one scanner, and what patrons do with what they have. */
export interface ScanDesk {
  /** What a code is, and the obvious step with it. */
  scan(order: ScanGiven, actor: Actor): Promise<ScanAnswer>;
  /** A patron wants to keep a loan longer: it waits for staff, or goes to the lender by itself, as the policy says. */
  renewForPatron(patron: string, loan: string, wish: { dueDate?: string }, actor: Actor): Promise<ActOutcome>;
}

/** One request as desks read it. */
export interface RequestReading {
  /** Forms begin with what fits the desk; without one with what fits the library’s usual one. */
  request(idOrExternalId: string, desk?: string): Promise<RequestView | undefined>;
  history(id: string): Promise<HistoryEntry[]>;
  /** Whether that step can be taken back now. */
  undo(idOrExternalId: string, step: StepName): Promise<UndoState | undefined>;
  explain(idOrExternalId: string): Promise<Explanation | undefined>;
}

/** Requests by the page. */
export interface RequestLists {
  requests(filter: RequestFilter): Promise<Page<RequestSummary>>;
  requestCounts(filter: RequestFacets): Promise<RequestCounts>;
  /** How many requests each view of the list of a side shows, a view being what is after the `?` of the list. */
  viewCounts(
    views: { side: Side; searches: readonly string[] },
    wish?: Pick<ViewWish, 'me' | 'owners' | 'withoutPatrons'>,
  ): Promise<RequestCounts['total'][]>;
  /** What needs a person now, the most urgent first. */
  work(filter: WorkFilter): Promise<Page<WorkLine>>;
  workCounts(facets?: WorkFacets): Promise<WorkCount[]>;
  lostCases(filter: LostCaseFilter): Promise<Page<LostCaseLine>>;
  lostCandidates(filter: LostCandidateFilter): Promise<Page<LostCandidate>>;
}

/** Numbers, and the requests behind them. */
export interface Reports {
  /** What was scanned today, and requests by week. */
  activity(of?: OfLibraries): Promise<Activity>;
  /** What has been away for too long, in numbers. */
  reports(wish?: ReportWish): Promise<ReportFigure[]>;
  /** What became of the requests of a period, by side, partner, week and month. */
  figures(filter: FigureWish): Promise<FiguresReport>;
  /** The requests behind one of its numbers. */
  figureRequests(
    filter: FigureWish & BehindFigure,
    after: string | undefined,
    limit: number,
  ): Promise<Page<RequestSummary>>;
  /** By month and partner, as libraries report them each year. */
  figureMonths(filter: FigureWish): Promise<FigureOfMonth[]>;
}

/** Messages as they came and went. */
export interface MessageLog {
  messages(filter: MessageFilter): Promise<Page<MessageEntry>>;
  message(direction: 'in' | 'out', id: string): Promise<MessageDetail | undefined>;
  replay(
    selection: ReplaySelection,
    actor: Actor,
  ): Promise<{ replayed: number; skipped: { id: string; reason: Wording }[] }>;
  quarantine(after: string | undefined, limit: number): Promise<Page<QuarantineEntry>>;
}

/** The partners of this node, with their credentials and the way to each. */
export interface PartnerDirectory {
  partners(filter: PartnerFilter): Promise<PartnerPage>;
  partnerHealth(): Promise<PartnerHealthView>;
  partner(code: string): Promise<PartnerView | undefined>;
  /** What would be wrong with these fields of a new partner, or of the one with that code. Nothing of one that is not there. */
  partnerProblems(
    fields: Partial<PartnerDraft> & PartnerChange,
    code: string | undefined,
  ): Promise<{ field: string; problem: Wording }[]>;
  addPartner(
    draft: PartnerDraft,
    actor: Actor,
  ): Promise<
    | { kind: 'added'; partner: PartnerView; token?: string }
    | { kind: 'invalid'; problems: { field: string; problem: Wording }[] }
  >;
  changePartner(
    code: string,
    change: PartnerChange,
    actor: Actor,
  ): Promise<
    | { kind: 'changed'; partner: PartnerView }
    | { kind: 'unknown' }
    | { kind: 'invalid'; problems: { field: string; problem: Wording }[] }
  >;
  /** Not while requests with it are open. One with past requests is kept for them, without symbols and credentials. */
  removePartner(code: string, actor: Actor): Promise<RemoveOutcome>;
  /** Those that are kept for their past requests, the last removed first. */
  removedPartners(): Promise<RemovedPartner[]>;
  /** The secret is shown this once; a certificate has none. Two of a kind may be valid at once, to change over. */
  issueCredential(
    code: string,
    wish: CredentialWish,
    actor: Actor,
  ): Promise<
    | { kind: 'issued'; id: string; secret?: string }
    | { kind: 'unknown' }
    | { kind: 'invalid'; problems: { field: string; problem: Wording }[] }
  >;
  revokeCredential(code: string, id: string, actor: Actor): Promise<boolean>;
  testPartner(code: string): Promise<PartnerTestStep[] | undefined>;
  /**
   * What is stored to be presented to it is presented at the origin of its address from now on, and its messages go. `origin`: as
   * it was read; `changed`, with the one of today, when the address became another meanwhile.
   */
  confirmAddress(
    code: string,
    origin: string,
    actor: Actor,
  ): Promise<{ kind: 'confirmed'; partner: PartnerView } | { kind: 'unknown' } | { kind: 'changed'; origin: string }>;
  /** Partners for whom messages wait because nobody has confirmed their new address. */
  changedAddresses(): Promise<ChangedAddress[]>;
  /** hold and suspend stop sending; resume lets rows go in order; probe tries one message now. */
  channel(code: string, order: 'hold' | 'suspend' | 'resume' | 'probe', actor: Actor): Promise<ChannelView | undefined>;
}

/** What loan rules are tried with: a stored borrowing request, or what is named of an item. */
export interface TriedItem {
  /** Id of a borrowing request. */
  request?: string | undefined;
  serviceType?: string | undefined;
  requestedFormat?: string | undefined;
  pickupLocation?: string | undefined;
}

/** Rota assignment rules and loan rules, tried out. */
export interface RotaTrials {
  /** Which rota assignment rules fit a borrowing request, and whom they would ask now. Nothing is changed. */
  tryRota(id: string, actor: Actor): Promise<RotaTrial | undefined>;
  /** Nothing for a patron, or a borrowing request, that is not there. */
  tryTerms(patron: string, item: TriedItem): Promise<LoanTrial | undefined>;
  /** Rotas that ask nobody, rules that lead nowhere, partners that are in no rota. */
  rotaWarnings(): Promise<RotaWarningView[]>;
}

/** How the node is. */
export interface NodeHealth {
  snapshot(): Promise<NodeSnapshot>;
  /** Whether anything can be stored now. Never throws. */
  canStore(): Promise<boolean>;
}

/** What a node does for its HTTP layer, its command line and its jobs, a matter each: whoever needs one is given that one. */
export interface Gateway {
  receiving: Receiving;
  newRequests: NewRequests;
  orders: RequestOrders;
  tasks: DeskTasks;
  scans: ScanDesk;
  reading: RequestReading;
  lists: RequestLists;
  /** Lists and reports as files. */
  exports: Exports;
  reports: Reports;
  /** Slips as PDF, and what came out of the printer. */
  slips: PrintDesk;
  /** Looking for items, fetching, shipping and scanning them. */
  lending: LendingDesk;
  messageLog: MessageLog;
  directory: PartnerDirectory;
  rotas: RotaTrials;
  /** Taking a library's records over from Alma. */
  fromAlma: AlmaImports;
  /** What changes, while desks are open. */
  live: Pick<Live, 'listen' | 'place'>;
  health: NodeHealth;
}
