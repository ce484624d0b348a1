/** Patrons: who borrows here, and who may not. A real library system may stand behind the same port later. */
import type { BlockKind, Language, PatronStanding } from '../../../domain/fulfilment/patron.js';
import type { Wording } from '../../../words/message.js';
import type { Actor, Page } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface PatronDraft {
  /** The number that the library knows the patron by. */
  id: string;
  name: string;
  group?: string | null;
  email?: string | null;
  /** Of letters; without it the order of the library’s languages decides. */
  language?: Language | null;
  /** The library at which the patron picks up. */
  pickupLibrary?: string | null;
  /** The last local date on which the card is valid. */
  expiresOn?: string | null;
  /** Wishes no letters that merely help, such as reminders and receipts. */
  noCourtesy?: boolean;
}
export type PatronChange = Partial<Omit<PatronDraft, 'id'>>;

export interface PatronSummary {
  id: string;
  name: string;
  group?: string;
  email?: string;
  language?: Language;
  pickupLibrary?: string;
  expiresOn?: string;
  blocked: boolean;
}
export interface BlockDraft {
  reason: string;
  /** The last local day of the block; without one somebody lifts it. */
  until?: string;
}

export interface BlockView {
  id: string;
  kind: BlockKind;
  /** What staff wrote, or the title for which the library blocks by itself. */
  about: string;
  reason: Wording;
  loan?: string;
  /** Its last local day, where it ends by itself. */
  until?: string;
  createdAt: string;
  createdBy: string;
}
export interface PatronView extends PatronSummary {
  /** Those that nobody lifted and that are not over. */
  blocks: BlockView[];
  activeRequests: number;
  openLoans: number;
  /** `12.50` */
  feesOwed: string;
  /** Of what is owed, by ISO 4217: `CAD`. */
  currency: string;
  noCourtesy?: boolean;
  /** A mail server said that nobody is at the address. A new address is tried again. */
  emailRefused?: { at: string; answer: string };
  /** Whether one more request is allowed now. */
  standing: PatronStanding;
  createdAt: string;
  updatedAt: string;
}

export interface PatronFilter {
  /** Beginnings of words of name, id or e-mail, in any case, with or without accents. */
  q?: string;
  /** Only who picks up at these libraries, or at none. */
  libraries?: readonly string[];
  after?: string;
  limit: number;
}

/** What a file did, or with a dry run would do, row by row. */
export interface ImportReport {
  dryRun: boolean;
  /** The number of the file, where it is kept. */
  batch?: string;
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
  rows: ImportedRow[];
}
export interface ImportedRow {
  /** In the file, from 1: the first line names the columns. */
  line: number;
  key: string;
  outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  problems?: { field: string; problem: Wording }[];
}
export interface CsvImportOrder {
  csv: string;
  dryRun?: boolean;
  /** Of a piece of a larger file: which line of the file each of its rows is. */
  lines?: readonly number[];
  /** Is kept, with the lines that could not be taken, so that it can be looked up later. */
  upload?: CsvUpload;
}
/** Whose file it is. `batch`: the number that the first piece of the file got. */
export interface CsvUpload {
  by: string;
  file?: string;
  batch?: string;
}

/** Digests of the PINs in a file that are not the patrons’ PINs already, by card number in small letters. */
export type NewPins = ReadonlyMap<string, string>;

export interface PatronRecords {
  list(filter: PatronFilter): Promise<Page<PatronSummary>>;
  read(id: string, now: Date): Promise<PatronView | undefined>;
  add(draft: PatronDraft, now: Date): Promise<Outcome<PatronView>>;
  change(id: string, change: PatronChange, now: Date): Promise<Outcome<PatronView>>;
  /** Not while a request, a loan or a fee of theirs is open. */
  remove(id: string): Promise<Outcome<undefined>>;
  /** Good rows are kept, others are refused one by one; a dry run keeps nothing. */
  importCsv(order: CsvImportOrder, pins?: NewPins): Promise<Outcome<ImportReport>>;
  block(id: string, draft: BlockDraft, by: Actor, now: Date): Promise<Outcome<PatronView>>;
  liftBlock(id: string, block: string, by: Actor, now: Date): Promise<Outcome<PatronView>>;
}
