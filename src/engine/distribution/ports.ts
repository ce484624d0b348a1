/** Where directory files and what came of them are kept, and how one is fetched. */

import type {
  DirectoryImport,
  DirectoryProposal,
  DirectorySubscription,
  ImportLine,
} from '../../contract/directory-views.js';
import type { DirectoryFile, DirectoryRecord, Imposing } from '../../domain/distribution/directory-file.js';
import type { Wording } from '../../words/message.js';
import type { DirectoryStore } from '../directory/partners.js';
import type { Page } from '../model/actor.js';
import type { Outcome } from '../model/local/outcome.js';
import type { LocalRecords } from '../model/local-records.js';
import type { PartnerRecord } from '../model/records.js';
import type { LinkFileStore } from './section.js';
import type { DirectoryRow, Edition, OrderedBy } from './views.js';

/** What a file last said of a record. */
export interface Origin {
  section: string;
  key: string;
  issuer: string;
  record: DirectoryRecord;
  imposed: string[];
}
type RecordName = Pick<Origin, 'section' | 'key'>;

/** A record as it was and as it became; null: there was none. */
export interface RecordChange extends RecordName {
  before: DirectoryRecord | null;
  after: DirectoryRecord | null;
}
/** All that is needed to undo an import. */
export interface Undoing {
  records: RecordChange[];
  /** As they were. */
  origins: (RecordName & { before: Omit<Origin, 'section' | 'key'> | null })[];
  /** Proposals as they were before this import made or renewed them. Absent in imports that did not note it. */
  proposals?: (RecordName & { before: ProposalBefore | null })[];
}
/** A proposal of an earlier import. */
export interface ProposalBefore {
  issuer: string;
  record: DirectoryRecord;
  importId: string;
  proposedAt: string;
  decision: 'accepted' | 'refused' | null;
  decidedAt: string | null;
  decidedBy: string | null;
}

export interface NewImport {
  by: string;
  source: DirectoryImport['source'];
  edition: Edition;
  file: DirectoryFile;
}

export interface AuditedChange {
  by: OrderedBy;
  operation: string;
  thing: string;
  id: string;
  before: unknown;
  after: unknown;
}

export interface StoredSubscription extends Omit<DirectorySubscription, 'presents'> {
  /** Encrypted. */
  token?: string;
  etag?: string;
}

export interface DistributionRecords {
  imposed(): Promise<Record<string, Imposing>>;
  setImposed(section: string, imposed: Imposing): Promise<void>;
  /** The number of our own file with this content; a new one when the content is new. */
  edition(contentHash: string): Promise<{ version: number; issuedAt: string }>;

  /** The last import of an issuer, of all without one, that was not undone. */
  lastImport(issuer?: string): Promise<(ImportLine & { contents: DirectoryFile }) | undefined>;
  imports(page: { after?: string; limit: number }): Promise<Page<ImportLine>>;
  readImport(id: string): Promise<(DirectoryImport & { undoing: Undoing }) | undefined>;
  beginImport(draft: NewImport): Promise<string>;
  settleImport(id: string, rows: readonly DirectoryRow[], same: number, undoing: Undoing): Promise<void>;
  noteUndone(id: string, by: string): Promise<void>;

  origins(): Promise<Origin[]>;
  putOrigin(origin: Origin, importId: string): Promise<void>;
  dropOrigin(name: RecordName): Promise<void>;
  /** What that issuer imposed in these sections is imposed no more. */
  release(issuer: string, sections: readonly string[]): Promise<void>;

  /** Nothing is decided, and what was decided stays so. */
  /** What was proposed in its place before. */
  propose(proposal: Origin, importId: string): Promise<ProposalBefore | null>;
  /** As it was before that import, unless it was decided meanwhile. */
  unpropose(name: RecordName, before: ProposalBefore | null, importId: string): Promise<void>;
  /** `title` is the section’s to say. */
  proposals(): Promise<Omit<DirectoryProposal, 'title'>[]>;
  decide(name: RecordName, decision: 'accepted' | 'refused' | null, by: string): Promise<void>;
  dropProposals(importId: string): Promise<void>;

  subscription(): Promise<StoredSubscription | undefined>;
  saveSubscription(of: { url: string; token?: string; by: string }): Promise<void>;
  removeSubscription(): Promise<boolean>;
  noteLook(look: SubscriptionLook): Promise<void>;
  audit(change: AuditedChange): Promise<void>;
}

/** What came of one look for news. */
export interface SubscriptionLook {
  at: Date;
  outcome: NonNullable<DirectorySubscription['outcome']>;
  said: Wording;
  /** Kept when it is not named. */
  etag?: string | null;
  importId?: string;
}

/** Within one transaction; no two of them are open in a node at once. */
export interface DistributionTx {
  records: DistributionRecords;
  partners(): Promise<PartnerRecord[]>;
  directory: DirectoryStore;
  local: LocalRecords;
  links: LinkFileStore;
  /** Does it, or leaves nothing of it; with `trial` nothing of it in any case. What the database refuses is an outcome. */
  attempt<T>(work: () => Promise<Outcome<T>>, trial?: boolean): Promise<Outcome<T>>;
}

export interface DistributionStore {
  records: DistributionRecords;
  transaction<T>(work: (tx: DistributionTx) => Promise<{ keep: boolean; value: T }>): Promise<T>;
}

export type Fetched =
  | { kind: 'new'; bytes: Buffer; etag?: string }
  | { kind: 'unchanged' }
  | { kind: 'failed'; reason: Wording };

/** Fetches a file from an address under the guard: no redirects, at most so many bytes, within so many milliseconds. */
export type FetchFile = (call: {
  url: string;
  token?: string;
  etag?: string;
  maxBytes: number;
  limitMs: number;
}) => Promise<Fetched>;
