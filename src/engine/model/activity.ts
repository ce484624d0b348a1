/** What goes on at the desks, in numbers. */

import type { ScanDeed } from '../../domain/fulfilment/scan-places.js';
import type { LostCandidateFilter } from './lost.js';

/** Only what belongs to requests of these libraries, or of none. */
export interface OfLibraries {
  owners?: readonly string[];
}

export interface WeekCount {
  /** Its Monday, `2026-11-23`. */
  from: string;
  borrowing: number;
  lending: number;
}

export interface Activity {
  /** When today began here. */
  since: string;
  /** By what a scan did; what was not done today is left out. */
  scans: { did: ScanDeed; count: number }[];
  /** Requests that came about, the oldest week first; the last one is this week. */
  weeks: WeekCount[];
}

/** A number of the shared reports, which leads to the list behind it. */
export interface ReportFigure {
  because: LostCandidateFilter['because'];
  /** More days than these. */
  days: number;
  count: number;
  /** There are at least so many. */
  more?: boolean;
}

export interface ReportWish extends OfLibraries {
  overdue?: number;
  inTransit?: number;
}
