/** The counts that libraries report to their consortium each year, summed from the numbers of months. */
import type { Service, Side } from '../tables/tables.js';
import type { Measure } from './of-request.js';

/** Numbers of a month. Without a partner they name nobody, and may leave the library. */
export interface MonthCount {
  /** `2026-11`. */
  month: string;
  side: Side;
  service: Service;
  measure: Measure;
  count: number;
  partner?: string;
}

/** One line of the yearly counts. Loans are returnables. */
export interface YearlyLine {
  /** The month, or the partner. */
  of: string;
  borrowingAsked: number;
  borrowed: number;
  borrowingUnfilled: number;
  borrowedCopies: number;
  lendingAsked: number;
  lent: number;
  lendingUnfilled: number;
  lentCopies: number;
}

const nothing = {
  borrowingAsked: 0,
  borrowed: 0,
  borrowingUnfilled: 0,
  borrowedCopies: 0,
  lendingAsked: 0,
  lent: 0,
  lendingUnfilled: 0,
  lentCopies: 0,
};
type Column = keyof typeof nothing;

const columns: Record<Side, Partial<Record<Measure, Column>>> = {
  borrowing: { requests: 'borrowingAsked', filled: 'borrowed', unfilled: 'borrowingUnfilled' },
  lending: { requests: 'lendingAsked', filled: 'lent', unfilled: 'lendingUnfilled' },
};
const copies: Record<Side, Column> = { borrowing: 'borrowedCopies', lending: 'lentCopies' };

/** Lines by month or by partner in the order of their names, and the sum as the last one, named `total`. */
export function yearlyCounts(counts: readonly MonthCount[], by: 'month' | 'partner'): YearlyLine[] {
  const lines = new Map<string, YearlyLine>();
  const total: YearlyLine = { of: 'total', ...nothing };
  for (const each of counts) {
    const column = columns[each.side][each.measure];
    if (!column) continue;
    const of = each[by] ?? '';
    const line = lines.get(of) ?? { of, ...nothing };
    lines.set(of, line);
    for (const sum of [line, total]) {
      sum[column] += each.count;
      if (each.measure === 'filled' && each.service === 'Copy') sum[copies[each.side]] += each.count;
    }
  }
  return [...[...lines.values()].sort((one, other) => one.of.localeCompare(other.of)), total];
}

/** The same numbers without partners: one for each month, side, service and measure. */
export function withoutNames(counts: readonly MonthCount[]): MonthCount[] {
  const sums = new Map<string, MonthCount>();
  for (const { partner: _nobody, count, ...place } of counts) {
    const key = [place.month, place.side, place.service, place.measure].join(' ');
    const sum = sums.get(key) ?? { ...place, count: 0 };
    sum.count += count;
    sums.set(key, sum);
  }
  return [...sums.keys()].sort().map((key) => sums.get(key) as MonthCount);
}
