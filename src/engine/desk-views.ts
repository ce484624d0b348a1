import type { RequestCounts, RequestFacets } from './desk-lists.js';
import type {
  AttentionItem,
  ChannelView,
  HistoryEntry,
  MessageDetail,
  MessageEntry,
  MessageFilter,
  NodeSnapshot,
  Page,
  QuarantineEntry,
  RequestFilter,
  RequestSummary,
} from './ports.js';
import type { Loan } from './records.js';

/** What desks read. Storage answers from indexes; nothing here writes. */
export interface DeskViews {
  /** Summaries without the words of state and partner, which the engine adds. */
  requests(filter: RequestFilter): Promise<Page<Omit<RequestSummary, 'stateLabel' | 'partnerName'>>>;
  /** Numbers without names for people. */
  requestCounts(filter: RequestFacets): Promise<RequestCounts>;
  loan(idOrExternalId: string): Promise<Loan | undefined>;
  attention(requestId: string): Promise<AttentionItem[]>;
  history(requestId: string): Promise<HistoryEntry[]>;
  lastStep(requestId: string): Promise<{ actor: string; event: string }>;
  messages(filter: MessageFilter): Promise<Page<MessageEntry>>;
  message(direction: 'in' | 'out', id: string): Promise<MessageDetail | undefined>;
  undelivered(
    requestId: string,
  ): Promise<{ message: string; since: string; nextAttemptAt?: string; reason?: string }[]>;
  quarantine(after: string | undefined, limit: number): Promise<Page<QuarantineEntry>>;
  channels(): Promise<Record<string, ChannelView>>;
  /** Everything of the snapshot but the doorbell, which the process itself knows. */
  snapshot(): Promise<Omit<NodeSnapshot, 'doorbell' | 'database'>>;
}
