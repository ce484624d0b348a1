import { Link } from 'react-router';
import type { BehindMeasure } from '../../domain/figures/of-request.js';
import type { Thing } from '../api/client.js';
import { useClock } from '../words/when.js';

type Report = Thing<'FiguresReport'>;

/** To what a report can be narrowed, as it is in its address. */
export const narrowings = ['from', 'to', 'library', 'partner', 'service'] as const;
export type Narrowed = Partial<Record<(typeof narrowings)[number], string>>;

/** The address of the requests behind a number. */
export type Behind = (
  side: 'borrowing' | 'lending',
  measure: BehindMeasure,
  more?: Narrowed & { reason?: string },
) => string;

/** Narrowed like the report, and further by `more`; a week or month counts as far as it is in the period. */
export function behindOf(report: Report, narrowed: Narrowed): Behind {
  return (side, measure, more = {}) => {
    const from = more.from && more.from > report.from ? more.from : report.from;
    const to = more.to && more.to < report.to ? more.to : report.to;
    return `/reports/requests?${new URLSearchParams({ ...narrowed, ...more, from, to, side, measure })}`;
  };
}

/** A number that leads to its requests; nothing is behind a 0. */
export function Count({ count, to, said }: { count: number; to: string; said?: string }) {
  const clock = useClock();
  const shown = said ?? clock.number(count);
  return count > 0 ? <Link to={to}>{shown}</Link> : shown;
}

/** `+3`, `−3` or `0`. */
export const signed = (number: (value: number) => string, value: number): string =>
  value > 0 ? `+${number(value)}` : number(value).replace('-', '−');
