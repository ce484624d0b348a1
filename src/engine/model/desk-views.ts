import type { AssignmentView, NoteView } from '../../contract/desk-operations.js';
import type { ChannelView, MessageDetail, MessageEntry, QuarantineEntry } from '../../contract/exchange-views.js';
import type { Activity } from '../../contract/figure-operations.js';
import type { NodeSnapshot } from '../../contract/node-views.js';
import type { AttentionItem, RequestCounts } from '../../contract/request-views.js';
import type { HistoryEvent } from '../../domain/tables/events.js';
import type { Wording } from '../../words/message.js';
import type { WeekCount } from './activity.js';
import type { Page, Side } from './actor.js';
import type { RequestFacets } from './lists.js';
import type { InHand } from './local/lending.js';
import type { LostCandidateFilter, LostCaseFilter, StoredCandidate, StoredLostCase } from './lost.js';
import type { MessageFilter } from './messages.js';
import type { PartnerState } from './partners.js';
import type { Loan } from './records.js';
import type { LettersOfRequest, RequestFilter, StoredHistory, StoredSummary } from './requests.js';
import type { StoredWork, WorkFacets, WorkFilter } from './work.js';

/** What desks read. Storage answers from indexes; nothing here writes. */
export interface DeskViews {
  /** Summaries without the words of state and partner, which the engine adds. */
  requests(filter: RequestFilter): Promise<Page<StoredSummary>>;
  /** Numbers without names for people. */
  requestCounts(filter: RequestFacets): Promise<RequestCounts>;
  /** How many requests fit each of these filters. */
  countEach(filters: readonly RequestFacets[]): Promise<RequestCounts['total'][]>;
  /** By kind, the oldest of a kind first. */
  work(filter: WorkFilter): Promise<Page<StoredWork>>;
  /** Without the words of state and partner. */
  lostCases(filter: LostCaseFilter): Promise<Page<StoredLostCase>>;
  /** Of these states; overdue, or on their way, since `until` or longer; the oldest first. */
  lostCandidates(filter: LostCandidateFilter, states: readonly string[], until: Date): Promise<Page<StoredCandidate>>;
  /** Of the same, up to 10,000. */
  countLostCandidates(
    filter: Pick<LostCandidateFilter, 'because' | 'owners'>,
    states: readonly string[],
    until: Date,
  ): Promise<{ count: number; more?: boolean }>;
  /** Scans that did something since then, by what they did. */
  scansSince(since: Date, owners?: readonly string[]): Promise<Activity['scans']>;
  /** Requests that came about since that Monday, by week; weeks without any are left out. */
  requestsByWeek(first: string, timeZone: string, owners?: readonly string[]): Promise<WeekCount[]>;
  workCounts(facets: WorkFacets): Promise<{ rank: number; side: Side; count: number }[]>;
  loan(idOrExternalId: string): Promise<Loan | undefined>;
  /** The requests that a code means, and by what: 40 at most. */
  scanned(code: string): Promise<ScannedName[]>;
  attention(requestId: string): Promise<AttentionItem[]>;
  /** Whose task it is and what was noted: what still stands out first, then the newest. */
  deskWork(requestId: string): Promise<DeskWork>;
  /** The same with open marks and, of a lending request, its items. */
  beside(request: { id: string; side: Side }): Promise<BesideRequest>;
  /** Items, lent and wanted, of a lending request. */
  inHand(requestId: string): Promise<InHand>;
  history(requestId: string): Promise<StoredHistory[]>;
  /** Whose request it is; undefined when there is none. */
  side(requestId: string): Promise<Side | undefined>;
  lastStep(requestId: string): Promise<{ actor: string; event: HistoryEvent }>;
  messages(filter: MessageFilter): Promise<Page<MessageEntry>>;
  message(direction: 'in' | 'out', id: string): Promise<MessageDetail | undefined>;
  /** Whether the request's newest message of that name has not gone out, and nothing was said after it. */
  isUnsaid(requestId: string, summary: string): Promise<boolean>;
  undelivered(requestId: string): Promise<StoredUndelivered[]>;
  quarantine(after: string | undefined, limit: number): Promise<Page<QuarantineEntry>>;
  /** Of these partners. */
  channels(partners: readonly string[]): Promise<Record<string, ChannelView>>;
  /** Of all partners. */
  partnerStates(): Promise<Record<string, PartnerState>>;
  /** Everything of the snapshot but the delivery queue, which the process itself knows. */
  snapshot(): Promise<Omit<NodeSnapshot, 'delivery' | 'database' | 'unreadableSecrets'>>;
}

/** What desks added to a request, and the dates of its patron. */
export interface DeskWork {
  assignment?: AssignmentView;
  notes: NoteView[];
  letters?: LettersOfRequest;
  /** When the patron is to bring it back; of several loans the earliest. */
  patronDue?: Date;
  /** Of the items that are here: when the patron who gets one now is to bring it back. */
  dueWhenLent?: Date;
}

/** All that a view shows besides the request itself. */
export interface BesideRequest extends DeskWork {
  attention: AttentionItem[];
  /** Of a lending request. */
  inHand?: InHand;
}

/** A message that has not got through; `waits`: nothing is wrong, it is being sent or can still be undone. */
export interface StoredUndelivered {
  /** As the message log sums it up. */
  message: string;
  since: string;
  nextAttemptAt?: string;
  reason?: Wording;
  waits?: 'undo' | 'librarySystem';
  /** It may be sent now. A process that has sent it for some seconds has adopted the lease. */
  lease?: { id: string; since: string; isAdopted: boolean };
}

/** What a code under the scanner is to a request of ours. */
export interface ScannedName {
  request: string;
  side: Side;
  /** The request is not closed. */
  open: boolean;
  as: 'externalId' | 'attempt' | 'temporaryBarcode' | 'ownersBarcode';
  /** Word for word, not with a number or a qualifier left out. */
  exact: boolean;
  /** Of an attempt: the line of the rota that was asked under this id. */
  line?: number;
}
