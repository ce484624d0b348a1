/** Patrons: who borrows here, and who may not. A real library system may stand behind the same port later. */

import type { ImportOrder, PatronChange, PatronDraft } from '../../../contract/local-inputs.js';
import type { ImportReport, PatronSummary, PatronView } from '../../../contract/local-views.js';
import type { Wording } from '../../../words/message.js';
import type { Actor, Page } from '../actor.js';
import type { Outcome } from './outcome.js';

export interface BlockDraft {
  reason: string;
  /** The last local day of the block; without one somebody lifts it. */
  until?: string;
}

export interface PatronFilter {
  /** Beginnings of words of name, id or e-mail, in any case, with or without accents. */
  q?: string;
  /** Only who picks up at these libraries, or at none. */
  libraries?: readonly string[];
  after?: string;
  limit: number;
}

export interface ImportedRow {
  /** In the file, from 1: the first line names the columns. */
  line: number;
  key: string;
  outcome: 'created' | 'changed' | 'unchanged' | 'refused';
  problems?: { field: string; problem: Wording }[];
}
export interface CsvImportOrder extends Omit<ImportOrder, 'file' | 'batch'> {
  /** Is kept, with the lines that could not be taken, so that it can be looked up later. */
  upload?: CsvUpload;
}
/** Whose file it is. `batch`: the number that the first piece of the file got. */
export interface CsvUpload extends Pick<ImportOrder, 'file' | 'batch'> {
  by: string;
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
