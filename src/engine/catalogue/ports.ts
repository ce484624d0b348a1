/** The catalogue of the library: what it is asked, what it answers, and how records come into it. */

import type { Bib } from '../../catalogue/bib.js';
import type { Copy } from '../../catalogue/copy.js';
import type { RecordEncoding } from '../../catalogue/decode.js';
import type { RecordTrouble } from '../../catalogue/marc/iso2709.js';
import type { Sought } from '../../catalogue/sought.js';
import type {
  BibLine,
  BibView,
  CatalogueFound,
  CatalogueImport,
  ImportWish,
  KeptRecordProblem,
  RecordProblem,
  RecordsReport,
} from '../../contract/catalogue-operations.js';
import type { Page } from '../model/actor.js';
import type { Outcome } from '../model/local/outcome.js';

/** A value of a facet and how many of the titles found have it. */
export interface FacetCount {
  value: string;
  count: number;
}

export interface CatalogueSearch {
  q: string;
  library?: string;
  format?: string;
  language?: string;
  decade?: string;
  /** How many were seen. */
  from?: number;
  limit: number;
}

/** A search as it was probably meant, and by word what it was taken for. */
export interface Respelled {
  text: string;
  instead: { word: string; tried: string[] }[];
}

/** How the titles that were found are ordered. */
export interface BibOrder {
  by: 'title' | 'author' | 'year';
  descending: boolean;
}

/** A title with its record, for those who ask in the language of catalogues. */
export interface FoundRecord extends BibView {
  form?: RecordEncoding;
  bytes?: Buffer;
}

/** A word of an index, and how many titles have it. */
export interface ScanTerm {
  value: string;
  display?: string;
  count: number;
}

export interface CatalogueQuestions {
  search(wish: CatalogueSearch): Promise<CatalogueFound>;
  /** With words of titles in place of those that no title has, here or at a partner; nothing where no word is like them. */
  respelled(text: string): Promise<Respelled | undefined>;
  read(id: string): Promise<BibView | undefined>;
  /** The titles that are not hidden, by what is sought. `busy`: it took too long. */
  find(
    sought: Sought,
    page: { from: number; limit: number; order?: readonly BibOrder[] },
  ): Promise<{ kind: 'found'; total: number; atLeast: boolean; records: FoundRecord[] } | { kind: 'busy' }>;
  /** The terms of an index around one. */
  scan(
    index: 'title' | 'author',
    term: string,
    page: { before: number; limit: number },
  ): Promise<{ kind: 'found'; terms: ScanTerm[] } | { kind: 'busy' }>;
}

/** A record of a file. */
export interface RecordSent {
  /** Where in the file it begins. */
  place: number;
  form: RecordEncoding;
  /** ISO 2709 as base64, MARCXML as it is. */
  data: string;
  /** What is already known to be wrong: it is kept with the import, and not read. */
  trouble?: RecordTrouble;
}

export interface RecordUnderstood extends Pick<BibLine, 'recordId' | 'title' | 'author' | 'year' | 'format' | 'isbns'> {
  copies: Copy[];
}

/** A record that was read, ready to be stored. */
export interface BibToStore {
  place: number;
  form: RecordEncoding;
  bytes: Buffer;
  bib: Bib;
  copies: Copy[];
}

export interface CatalogueStore extends CatalogueQuestions {
  begin(wish: ImportWish, by: string): Promise<Outcome<CatalogueImport>>;
  imports(page: { after?: string; limit: number }): Promise<Page<CatalogueImport>>;
  readImport(id: string): Promise<CatalogueImport | undefined>;
  problems(id: string, page: { after?: string; limit: number }): Promise<Page<KeptRecordProblem>>;
  /** Stores what was read, in one transaction. */
  store(
    run: CatalogueImport,
    read: { bibs: readonly BibToStore[]; deleted: readonly string[]; problems: readonly KeptProblem[] },
  ): Promise<RecordsReport>;
  /** What storing would come to. */
  compare(
    wish: Omit<ImportWish, 'file' | 'mode'>,
    bibs: readonly BibToStore[],
    deleted: readonly string[],
  ): Promise<RecordsReport>;
  end(id: string, wish: { evenIfMost: boolean }): Promise<Outcome<CatalogueImport>>;
}

/** A problem with the bytes it is about. */
export interface KeptProblem extends RecordProblem {
  bytes?: Buffer;
}

export interface Catalogue
  extends CatalogueQuestions,
    Pick<CatalogueStore, 'begin' | 'imports' | 'readImport' | 'problems' | 'end'> {
  take(id: string, records: readonly RecordSent[]): Promise<Outcome<RecordsReport>>;
  /** Reads and compares, and keeps nothing. */
  tryRecords(wish: Omit<ImportWish, 'file' | 'mode'>, records: readonly RecordSent[]): Promise<Outcome<RecordsReport>>;
}
