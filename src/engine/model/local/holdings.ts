/** What this library owns: enough to know whether a partner's request can be met. */
import type { HoldingDraft } from '../../../contract/local-inputs.js';
import type { CopyUse, HoldingView, ImportReport } from '../../../contract/local-views.js';
import type { HoldingMatch, TitleAskedFor } from '../../../domain/fulfilment/holdings.js';
import type { Page } from '../actor.js';
import type { Outcome } from './outcome.js';
import type { CsvImportOrder } from './patrons.js';

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
  /** The holdings that are what a request asks for, the surest first; those that are lent only when they are wanted too. */
  match(asked: TitleAskedFor, wish?: { lentToo: boolean }): Promise<HoldingMatch<HoldingView>[]>;
}
