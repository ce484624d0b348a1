/** What is counted for the reports, and read from them. */
import type { FigureOfMonth } from '../../contract/figure-operations.js';
import type { BehindMeasure, Counted, Measure, PastRequest } from '../../domain/figures/of-request.js';
import type { Service, Side } from '../../domain/tables/tables.js';
import type { Page } from './actor.js';
import type { StoredSummary } from './requests.js';

/** A request with its past, and what it was counted for before; undefined when it was never counted. */
export interface RequestToCount {
  id: string;
  past: PastRequest;
  before?: readonly CountedIn[] | undefined;
}

/** A thing counted, with where it belongs. */
export interface CountedIn extends Counted {
  side: Side;
  library: string;
  service: Service;
}

/** Narrowed to; whatever is absent is not narrowed. Days are `YYYY-MM-DD`, both included. */
export interface FigureFilter {
  from: string;
  to: string;
  library?: string;
  partner?: string;
  service?: Service;
  /** Only of these libraries, and of none: what somebody may see. */
  owners?: readonly string[];
}

/** A filter as somebody asks: without days, the year until today. */
export type FigureWish = Omit<FigureFilter, 'from' | 'to'> & Partial<Pick<FigureFilter, 'from' | 'to'>>;

/** A sum. Each is given for one of the cuts that a report is made of; what a cut does not tell apart is absent. */
export interface FigureSum {
  cut: 'whole' | 'week' | 'month' | 'partner';
  side: Side;
  measure: Measure;
  detail?: string;
  /** The Monday, or the first of the month. */
  since?: string;
  service?: Service;
  partner?: string;
  count: number;
  amount: string;
}

export interface FigureStore {
  /**
   * Counts what came to the history since the last call, at most so many lines, in one transaction. `decide` is given up
   * to a few hundred requests at a time. Gives whether more is waiting.
   */
  count(lines: number, now: Date, decide: (requests: readonly RequestToCount[]) => CountedOf[]): Promise<boolean>;
  /** When the history was counted last; undefined when it never was. */
  readAt(): Promise<Date | undefined>;
  sums(filter: FigureFilter): Promise<FigureSum[]>;
  /** Of the whole period only what ended filled and what did not. */
  ended(filter: FigureFilter): Promise<FigureSum[]>;
  months(filter: FigureFilter): Promise<FigureOfMonth[]>;
  /** Requests by week, named by its Monday; weeks without any are left out. */
  weeks(filter: Pick<FigureFilter, 'from' | 'to' | 'owners'>): Promise<{ from: string; side: Side; count: number }[]>;
  /** The requests behind a number, the newest first. */
  requestsBehind(
    filter: FigureFilter & BehindFigure,
    after: string | undefined,
    limit: number,
  ): Promise<Page<StoredSummary>>;
}

/** What a request is counted for now. */
export interface CountedOf {
  id: string;
  now: readonly CountedIn[];
}

/** Which number a list is behind. */
export interface BehindFigure {
  side: Side;
  measure: BehindMeasure;
  /** Of a refusal. */
  reason?: string;
}
