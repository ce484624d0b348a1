/** The report on the requests of a period. */

import type { FigureStage } from '../../domain/figures/of-request.js';
import type { Side } from '../../domain/tables/tables.js';

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

export interface BalanceView {
  partner: string;
  partnerName: string;
  /** We borrowed from it, and lent to it. */
  borrowed: number;
  lent: number;
  /** Of what we asked it for, in per cent. */
  rate?: number;
}

/** A sum in one currency, as it was kept; without one where the request named none. */
export interface FeeSum {
  side: Side;
  currency?: string;
  amount: string;
}
