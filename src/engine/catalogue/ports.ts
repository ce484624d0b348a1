/** The catalogue of the library: what it is asked, what it answers, and how records come into it. */
import type { Bib } from '../../catalogue/bib.js';
import type { BibCopyStatus, Copy } from '../../catalogue/copy.js';
import type { RecordEncoding } from '../../catalogue/decode.js';
import type { LocateVerdict } from '../../catalogue/locate/verdict.js';
import type { BibFormat, TitleContent } from '../../catalogue/marc/citation.js';
import type { HoldingsHabit } from '../../catalogue/marc/holdings/index.js';
import { type RecordTrouble, recordTroubles } from '../../catalogue/marc/iso2709.js';
import type { FacetName, Sought } from '../../catalogue/sought.js';
import type { Page } from '../model/actor.js';
import type { Outcome } from '../model/local/outcome.js';

/** A title in a list. */
export interface BibLine {
  id: string;
  /** Whose records it comes from, and its number there. */
  source: string;
  recordId: string;
  title: string;
  author?: string;
  year?: number;
  edition?: string;
  publisher?: string;
  language?: string;
  format: BibFormat;
  isbns: string[];
  issns: string[];
  oclcs: string[];
  /** Copies that we know of, and how many of them stand in their places and may be lent. */
  copies: number;
  available: number;
  /** What that comes to: `unknown` where it is held and nothing is said of the copies, `notHeld` where it is only online. */
  verdict: LocateVerdict;
  libraries: string[];
}

/** A copy of ours, or one that a record tells of. */
export interface CopyView {
  library?: string;
  location?: string;
  callNumber?: string;
  barcode?: string;
  summary?: string;
  status: BibCopyStatus;
  due?: string;
  /** When it was acquired, as its record writes it. */
  since?: string;
  /** The item that can be lent, where it is one of ours. */
  holding?: string;
  /** With a partner now. */
  lent: boolean;
  loanable: boolean;
}

export interface BibView extends Omit<BibLine, 'copies'> {
  place?: string;
  extent?: string;
  suppressed: boolean;
  /** What its record says of the content. */
  about?: TitleContent;
  copies: CopyView[];
}

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

export interface CatalogueFound {
  items: BibLine[];
  total: number;
  /** There are more than were counted. */
  atLeast: boolean;
  facets: Record<FacetName, FacetCount[]>;
  /** Nothing was found by the words as typed, so these were looked for: by word, what it was taken for. */
  instead?: { word: string; tried: string[] }[];
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

export const importModes = ['update', 'full'] as const;
export type ImportMode = (typeof importModes)[number];

export interface ImportWish {
  /** The name of the file, to be recognised by people. */
  file: string;
  /** Whose records: each source keeps its own numbers. */
  source: string;
  /** `full`: what is not in the file is removed at the end. */
  mode: ImportMode;
  habit?: HoldingsHabit;
  /** The location of items whose own is not known here. */
  location?: string;
}

export interface CatalogueImport extends Omit<ImportWish, 'habit'> {
  id: string;
  habit?: HoldingsHabit;
  by: string;
  startedAt: string;
  endedAt?: string;
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  refused: number;
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

export const importTroubles = [
  ...recordTroubles,
  'noId',
  'noTitle',
  'twice',
  'locationUnknown',
  'barcodeTaken',
] as const;
export type ImportTrouble = (typeof importTroubles)[number];

export interface RecordProblem {
  place: number;
  recordId?: string;
  trouble: ImportTrouble;
  detail?: string;
  /** It was taken all the same. */
  taken: boolean;
}

export interface RecordsReport {
  created: number;
  changed: number;
  unchanged: number;
  removed: number;
  refused: number;
  problems: RecordProblem[];
  /** How the first records are understood; only when nothing is kept. */
  understood?: RecordUnderstood[];
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
  problems(
    id: string,
    page: { after?: string; limit: number },
  ): Promise<Page<RecordProblem & { id: string; data?: string }>>;
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
