/** What the HTTP layer may ask of the directory file, and what it gets. Values only. */

import type {
  DirectoryImport,
  DirectoryImported,
  DirectoryImportOrder,
  DirectoryPlan,
  DirectoryProposal,
  DirectorySubscription,
  ImportLine,
  NodeNotice,
  ProposalAccepted,
  rowKinds,
  rowOutcomes,
  SectionView,
  SubscriptionOrder,
} from '../../contract/directory-views.js';
import type { FieldCompared, FileVerdict } from '../../domain/distribution/compare.js';
import type { DirectoryFile, DirectoryRecord, Imposing } from '../../domain/distribution/directory-file.js';
import type { Caller } from '../access/ports.js';
import type { Page } from '../model/actor.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';

/** Who gives an order, as the audit log names them. */
export interface OrderedBy {
  name: string;
  kind: Caller['kind'];
  code: string;
  address: string;
  traceId: string;
}

/** One record of the file beside ours. Records that are the same are not listed. */
export interface DirectoryRow {
  section: string;
  key: string;
  title: string;
  /** `proposed`: nobody here knows it; it waits in the list of proposals unless it is chosen. */
  kind: (typeof rowKinds)[number];
  verdict: FileVerdict;
  outcome: (typeof rowOutcomes)[number];
  /** Of what is changed. */
  fields?: (FieldCompared & { taken: boolean })[];
  /** Of what is new: the record as the file has it. */
  record?: DirectoryRecord;
  /** Codes of the partners that have to be accepted first. */
  waitsFor?: string[];
  /** Why it cannot be applied. */
  problems?: FieldProblem[];
}

export interface DirectoryCounts {
  added: number;
  changed: number;
  removed: number;
  proposed: number;
  /** Rows that wait for a person. */
  decisions: number;
  waiting: number;
  cannot: number;
  same: number;
}

export interface Edition {
  issuer: string;
  name: string;
  version: number;
  issuedAt: string;
}

export interface DirectoryChoice {
  section: string;
  key: string;
  /** Without it: all fields of the row that are not to be chosen by themselves. */
  field?: string;
  take: boolean;
}

/** The directory file of a node, and those of others. */
export interface Distribution {
  sections(): Promise<SectionView[]>;
  /** What our own file imposes of a section from now on. */
  impose(section: string, imposed: Imposing): Promise<Outcome<SectionView>>;
  /** Our own file; without sections all of it. `tag` changes when the content does. */
  file(only?: readonly string[]): Promise<Outcome<{ file: DirectoryFile; tag: string }>>;
  plan(order: DirectoryImportOrder): Promise<Outcome<DirectoryPlan>>;
  apply(order: DirectoryImportOrder, by: OrderedBy): Promise<Outcome<DirectoryImported>>;
  imports(page: { after?: string; limit: number }): Promise<Page<ImportLine>>;
  readImport(id: string): Promise<DirectoryImport | undefined>;
  /** Takes back the last import; nothing of it when one record cannot be taken back. */
  undo(id: string, by: OrderedBy): Promise<Outcome<DirectoryImport>>;
  proposals(filter: { all?: boolean }): Promise<DirectoryProposal[]>;
  accept(key: string, by: OrderedBy): Promise<Outcome<ProposalAccepted>>;
  refuse(key: string, by: OrderedBy): Promise<Outcome<DirectoryProposal>>;
  subscription(): Promise<DirectorySubscription | undefined>;
  subscribe(order: SubscriptionOrder, by: OrderedBy): Promise<Outcome<DirectorySubscription>>;
  unsubscribe(): Promise<Outcome<undefined>>;
  /** What systems people must look at. */
  notices(): Promise<NodeNotice[]>;
  /** Looks for news now. */
  runOnce(now: Date): Promise<Outcome<DirectorySubscription>>;
}

/** Largest directory file, in bytes, at every endpoint. */
export const directoryBytes = 4 * 1024 * 1024;
