/** What this library owns: enough to know whether a partner's request can be met. */
import type { HoldingMatch, HoldingPolicy, TitleAskedFor } from '../../../domain/fulfilment/holdings.js';
import type { Identifier } from '../../../domain/fulfilment/identifiers.js';
import type { Page } from '../actor.js';
import type { Outcome } from './outcome.js';
import type { CsvImportOrder, ImportReport } from './patrons.js';

/** What it would cost to replace, `85.00` with `CAD`: proposed as the fee when it is lost (R114). */
export interface ReplacementCost {
  replacementCost?: string;
  replacementCurrency?: string;
}
export interface HoldingDraft extends ReplacementCost {
  barcode: string;
  title: string;
  author?: string;
  /** Several numbers are parted by `|`. */
  isbn?: string;
  issn?: string;
  oclc?: string;
  location: string;
  callNumber?: string;
  policy?: HoldingPolicy;
}
export interface HoldingView extends ReplacementCost {
  id: string;
  barcode: string;
  title: string;
  author?: string;
  identifiers: Identifier[];
  location: string;
  /** The library that owns it. */
  library: string;
  callNumber?: string;
  policy: HoldingPolicy;
  /** With a partner now. */
  lent: boolean;
}

/** Where a copy is now; the first that is true. */
export const copyUses = ['lent', 'lost', 'held', 'moving', 'away', 'notForLoan', 'free'] as const;
type CopyUse = (typeof copyUses)[number];

/** A copy with what it is doing, and for which request. */
export interface CopyInUse extends HoldingView {
  use: CopyUse;
  locationName: string;
  request?: string;
  externalId?: string;
  side?: 'borrowing' | 'lending';
  /** Who has it, or is to get it. */
  partner?: string;
  since?: string;
  /** By which day it is due back: of a loan, or as its record says. */
  due?: string;
  /** How often partners had it before. */
  pastLoans: number;
}
/** A lending request that one of the copies may fill. */
export interface CopyWaitedFor {
  request: string;
  externalId: string;
  partner?: string;
  since: string;
}
/** All copies of a title, and what waits for one. */
export interface CopiesInUse {
  copies: CopyInUse[];
  waiting: CopyWaitedFor[];
}

export interface HoldingRecords {
  list(filter: { q?: string; after?: string; limit: number }): Promise<Page<HoldingView>>;
  read(id: string): Promise<HoldingView | undefined>;
  /** The copies of the same title as this one, itself first. */
  copies(id: string): Promise<CopiesInUse | undefined>;
  add(draft: HoldingDraft): Promise<Outcome<HoldingView>>;
  /** Says the whole holding anew, but for the cost of replacing it: one that is not named stays. */
  replace(id: string, draft: HoldingDraft): Promise<Outcome<HoldingView>>;
  remove(id: string): Promise<Outcome<undefined>>;
  importCsv(order: CsvImportOrder): Promise<Outcome<ImportReport>>;
  /** Those of them that can be set aside for a patron now: the same edition, loanable, not said to be out. */
  freeHere(asked: TitleAskedFor): Promise<HoldingMatch<HoldingView>[]>;
  /** The holdings that are what a request asks for, the surest first; those that are lent only when they are wished too. */
  match(asked: TitleAskedFor, wish?: { lentToo: boolean }): Promise<HoldingMatch<HoldingView>[]>;
}
