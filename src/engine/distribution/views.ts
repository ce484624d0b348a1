/** What a door may ask of the directory file, and what it is told. Values only. */

import type { FieldCompared, FileVerdict } from '../../domain/distribution/compare.js';
import type { DirectoryFile, DirectoryRecord, Imposing } from '../../domain/distribution/directory-file.js';
import type { Wording } from '../../words/message.js';
import type { Caller } from '../access/ports.js';
import type { Page } from '../model/actor.js';
import type { FieldProblem, Outcome } from '../model/local/outcome.js';
import type { ChangedAddress } from '../model/partners.js';

/** Who gives an order, as the audit log names them. */
export interface OrderedBy {
  name: string;
  kind: Caller['kind'];
  code: string;
  address: string;
  traceId: string;
}

export const rowKinds = ['added', 'changed', 'removed', 'proposed'] as const;
/** `would`: what happens when nobody chooses. After an import it says what happened. */
export const rowOutcomes = ['applied', 'partly', 'left', 'proposed', 'refused', 'waits', 'cannot'] as const;

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

export interface DirectoryPlan {
  file: Edition;
  /** The last one taken from the same issuer. */
  before?: Edition & { takenAt: string };
  /** The file is older than that one: it is refused unless forced. */
  older: boolean;
  rows: DirectoryRow[];
  counts: DirectoryCounts;
}

export interface DirectoryChoice {
  section: string;
  key: string;
  /** Without it: all fields of the row that are not to be chosen by themselves. */
  field?: string;
  take: boolean;
}

export interface DirectoryImportOrder {
  file: object;
  choices?: DirectoryChoice[];
  /** Takes the file’s side wherever a decision is open, except removals, addresses, contacts and symbols. */
  takeAll?: boolean;
  /** Applies what can be applied although other rows cannot. */
  takeTheRest?: boolean;
  /** Also an older file than the last one. */
  force?: boolean;
}

export interface DirectoryImport {
  id: string;
  at: string;
  by: string;
  source: 'file' | 'subscription' | 'acceptance';
  file: Edition;
  counts: DirectoryCounts;
  rows: DirectoryRow[];
  undoneAt?: string;
  undoneBy?: string;
}
/** `tokens`: what the partners that were added present to us, shown this once. */
export type DirectoryImported = DirectoryImport & { tokens: { partner: string; token: string }[] };
export type ImportLine = Omit<DirectoryImport, 'rows'>;

export interface DirectoryProposal {
  section: string;
  key: string;
  title: string;
  issuer: string;
  record: DirectoryRecord;
  proposedAt: string;
  decision?: 'accepted' | 'refused';
  decidedAt?: string;
  decidedBy?: string;
}
export interface ProposalAccepted {
  proposal: DirectoryProposal;
  token?: string;
  /** What had waited for it and could now be applied. */
  applied: { section: string; key: string }[];
}

export const subscriptionOutcomes = ['new', 'unchanged', 'failed'] as const;
export interface DirectorySubscription {
  id: 'directory';
  url: string;
  /** Whether something is presented there; what it is, is never shown. */
  presents: boolean;
  createdAt: string;
  createdBy: string;
  triedAt?: string;
  outcome?: (typeof subscriptionOutcomes)[number];
  /** What came of the last look, as a sentence. */
  said?: Wording;
  lastImport?: string;
  failures: number;
  failingSince?: string;
}
export interface SubscriptionOrder {
  url: string;
  /** Presented as `Authorization: Bearer`; stored encrypted. */
  token?: string;
}

/** Something that systems people must look at, beside what the snapshot says. */
export interface NodeNotice {
  kind:
    | 'addressMissing'
    | 'subscriptionFailing'
    | 'secretUnreadable'
    | 'addressUnconfirmed'
    | 'nodeIdShared'
    | 'deadLettered'
    | 'nothingStored'
    | 'mailWaits'
    | 'mailNotTaken'
    | 'mailFailed'
    | 'backupFailed'
    | 'backupFolder'
    | 'backupOld'
    | 'backupNever';
  text: Wording;
  /** The setting of the server that is to be changed: only the person who runs it can. */
  setting?: string;
  since?: string;
  /** The partners whose new address is to be confirmed: one, or all that came with one directory file. */
  addresses?: ChangedAddress[];
}

export interface SectionView {
  name: string;
  label: Wording;
  /** Every field that the file may have of it. */
  fields: string[];
  /** Fields that are never taken unless chosen by themselves. */
  careful: string[];
  /** Only in a file that was asked for it by name. */
  onDemand: boolean;
  /** What our own file imposes. */
  imposed: Imposing;
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

/** Largest directory file, in bytes, at every door. */
export const directoryBytes = 4 * 1024 * 1024;
