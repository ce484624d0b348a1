/** Lists as files for a spreadsheet. */

import type { SheetFormat } from '../../contract/sheets.js';
import type { Language } from '../../domain/fulfilment/patron.js';
import type { RequestColumn } from '../../domain/lists/request-columns.js';
import type { FigureWish } from './figures.js';
import type { LostCandidateFilter } from './lost.js';
import type { RequestFilter } from './requests.js';

/** A calendar day, `2027-01-15`. */
export interface DayCell {
  day: string;
}

/** An instant, shown as the clock of that zone showed it. */
export interface MomentCell {
  moment: string;
  timeZone: string;
}

export type SheetCell = string | number | DayCell | MomentCell | undefined;

export interface Sheet {
  /** Its name within a spreadsheet, and of the file. */
  name: string;
  headings: readonly string[];
  rows: readonly (readonly SheetCell[])[];
}

/** A file, whole, as it is downloaded or attached to a letter. */
export interface SheetFile {
  fileName: string;
  contentType: string;
  content: Buffer;
  /** Without the headings. */
  rows: number;
}

export type WriteXlsx = (sheet: Sheet) => Promise<Buffer>;

/** Whoever makes a sheet is given the language of its headings. */
export interface SheetWish {
  format: SheetFormat;
  language: Language;
}

export interface ViewWish {
  language?: SheetWish['language'];
  columns?: readonly RequestColumn[];
  /** Only requests of these libraries, and of none: what somebody may see. */
  owners?: readonly string[];
  /** No file has who asked, and no name is looked for. */
  withoutPatrons?: boolean;
  /** Whose tasks a view of one's own tasks shows. */
  me?: string;
}

/** What the codes in a file are called. */
export interface SheetPlaces {
  /** One of our libraries. */
  library(code: string | undefined): string | undefined;
  /** Where a patron picks up: a library, or a location of one. */
  pickup(code: string | undefined): string | undefined;
}

export interface Exports {
  /** Where moments are shown of what is no library’s own. */
  readonly timeZone: string;
  /** Our libraries and locations as they are called now. */
  places(): Promise<SheetPlaces>;
  /** What a list shows, at most 10,000 rows. */
  exportRequests(
    filter: Omit<RequestFilter, 'limit' | 'after'>,
    wish: SheetWish & { columns?: readonly RequestColumn[]; name?: string },
  ): Promise<SheetFile>;
  /** What a saved view shows now; `undefined` when there is no such view any more. */
  exportView(viewId: string, format: SheetFormat, wish?: ViewWish): Promise<SheetFile | undefined>;
  /** Lent items that are overdue, or on their way, for too long (R116). */
  exportLostCandidates(filter: Omit<LostCandidateFilter, 'limit' | 'after'>, wish: SheetWish): Promise<SheetFile>;
  /** What was asked, filled and refused, by month, partner, side and service. */
  exportFigures(filter: FigureWish, wish: SheetWish): Promise<SheetFile>;
}
