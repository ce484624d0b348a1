/** The report on the requests of a period. */

import type { FigureStage } from '../../domain/figures/of-request.js';
import type { Side } from '../../domain/tables.js';

/** What became of the requests of a period: `open` have not ended yet. */
export interface FillView {
  side: Side;
  requests: number;
  filled: number;
  unfilled: number;
  cancelled: number;
  open: number;
  /** Filled of those that ended filled or not, in per cent; absent when none ended. */
  rate?: number;
  /** The same of the period of the same length before. */
  rateBefore?: number;
}

export interface StageView {
  stage: FigureStage;
  count: number;
  /** In days, to a tenth: half of all, and nine of ten, took no longer. */
  median: number;
  nineInTen: number;
}

export interface WeekView {
  from: string;
  borrowing: number;
  lending: number;
}

export interface MonthView {
  /** Its first day. */
  from: string;
  /** In per cent of what ended; absent when nothing did. */
  borrowingRate?: number;
  lendingRate?: number;
  /** Filled requests of our patrons. */
  loans: number;
  copies: number;
}

export interface ReasonCount {
  side: Side;
  reason: string;
  count: number;
}

export interface BalanceView {
  partner: string;
  partnerName: string;
  /** We borrowed from it, and lent to it. */
  borrowed: number;
  lent: number;
  /** Of what we asked it for, in per cent. */
  rate?: number;
}

export interface OtherView {
  side: Side;
  measure: 'renewalAsked' | 'renewalGranted' | 'overdue' | 'lost';
  count: number;
}

/** A sum in one currency, as it was kept; without one where the request named none. */
export interface FeeSum {
  side: Side;
  currency?: string;
  amount: string;
}

export interface FiguresReport {
  from: string;
  to: string;
  /** When they were counted; absent when they never were. */
  asOf?: string;
  fill: FillView[];
  stages: StageView[];
  weeks: WeekView[];
  months: MonthView[];
  reasons: ReasonCount[];
  /** Those with whom most was exchanged first, all of them. */
  balance: BalanceView[];
  others: OtherView[];
  fees: FeeSum[];
}
