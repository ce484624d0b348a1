/** A report from sums: shares, medians and balances, each besides the numbers that it is made of. */

import type { FiguresReport } from '../../contract/figure-operations.js';
import { daysWithin, type HoursCount } from '../../domain/figures/hours.js';
import { type Measure, stages } from '../../domain/figures/of-request.js';
import { type Side, sides } from '../../domain/tables/tables.js';
import type { FigureFilter, FigureStore, FigureSum } from '../model/figures.js';
import type { BalanceView, FeeSum, FillView, MonthView, StageView, WeekView } from '../model/figures-report.js';

const others = ['renewalAsked', 'renewalGranted', 'overdue', 'lost'] as const;

/** The report of a period, with the rates of the period before it. */
export async function figuresReport(
  figures: FigureStore,
  filter: FigureFilter,
  nameOf: (partner: string) => string,
): Promise<FiguresReport> {
  const [sums, before, asOf] = await Promise.all([
    figures.sums(filter),
    figures.ended({ ...filter, ...periodBefore(filter) }),
    figures.readAt(),
  ]);
  const whole = sums.filter(({ cut }) => cut === 'whole');
  return {
    from: filter.from,
    to: filter.to,
    ...(asOf ? { asOf: asOf.toISOString() } : {}),
    fill: sides.map((side) => fillOf(side, sums, before)),
    stages: stagesOf(whole),
    weeks: weeksOf(sums),
    months: monthsOf(sums),
    reasons: whole
      .filter(({ measure, count }) => measure === 'refused' && count > 0)
      .map(({ side, detail = '', count }) => ({ side, reason: detail, count }))
      .sort((one, other) => other.count - one.count),
    balance: balanceOf(sums, nameOf),
    others: sides.flatMap((side) => others.map((measure) => ({ side, measure, count: totalOf(whole, side, measure) }))),
    fees: sides.flatMap((side) => feesOf(side, whole)),
  };
}

const dayMs = 86_400_000;
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** As many days, ending the day before. */
function periodBefore({ from, to }: FigureFilter): Pick<FigureFilter, 'from' | 'to'> {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return { from: dayOf(first - (last - first) - dayMs), to: dayOf(first - dayMs) };
}

/** Sums are never added across currencies. */
const feesOf = (side: Side, whole: readonly FigureSum[]): FeeSum[] =>
  whole
    .filter((sum) => sum.side === side && sum.measure === 'fee' && sum.count > 0)
    .map(({ detail, amount }) => ({ side, ...(detail ? { currency: detail } : {}), amount: Number(amount).toFixed(2) }))
    .sort((one, other) => (one.currency ?? '').localeCompare(other.currency ?? ''));

const totalOf = (sums: readonly FigureSum[], side: Side, measure: Measure): number =>
  sums.filter((sum) => sum.side === side && sum.measure === measure).reduce((total, { count }) => total + count, 0);

const shareOf = (filled: number, unfilled: number): number | undefined =>
  filled + unfilled > 0 ? Math.round((100 * filled) / (filled + unfilled)) : undefined;
const rated = (name: string, rate: number | undefined) => (rate === undefined ? {} : { [name]: rate });

function fillOf(side: Side, sums: readonly FigureSum[], before: readonly FigureSum[]): FillView {
  const of = (of: readonly FigureSum[], measure: Measure) =>
    totalOf(
      of.filter(({ cut }) => cut === 'whole'),
      side,
      measure,
    );
  const [requests, filled, unfilled, cancelled] = [
    ...[of(sums, 'requests'), of(sums, 'filled'), of(sums, 'unfilled'), of(sums, 'cancelled')],
  ] as [number, number, number, number];
  return {
    side,
    requests,
    filled,
    unfilled,
    cancelled,
    open: requests - filled - unfilled - cancelled,
    ...rated('rate', shareOf(filled, unfilled)),
    ...rated('rateBefore', shareOf(of(before, 'filled'), of(before, 'unfilled'))),
  };
}

function stagesOf(whole: readonly FigureSum[]): StageView[] {
  return stages.flatMap((stage): StageView[] => {
    const classes = whole.flatMap(({ measure, detail = '', count }): HoursCount[] => {
      const [name, from] = detail.split(' ');
      return measure === 'stage' && name === stage && count > 0 ? [{ from: Number(from), count }] : [];
    });
    const median = daysWithin(classes, 0.5);
    const nineInTen = daysWithin(classes, 0.9);
    const count = classes.reduce((total, each) => total + each.count, 0);
    return median === undefined || nineInTen === undefined ? [] : [{ stage, count, median, nineInTen }];
  });
}

function weeksOf(sums: readonly FigureSum[]): WeekView[] {
  const weeks = new Map<string, WeekView>();
  for (const { cut, side, since, count } of sums) {
    if (cut !== 'week' || !since) continue;
    const week = weeks.get(since) ?? { from: since, borrowing: 0, lending: 0 };
    weeks.set(since, { ...week, [side]: count });
  }
  return [...weeks.values()].sort((one, other) => one.from.localeCompare(other.from));
}

function monthsOf(sums: readonly FigureSum[]): MonthView[] {
  const ofMonths = sums.filter(({ cut }) => cut === 'month');
  const months = [...new Set(ofMonths.flatMap(({ since }) => since ?? []))].sort();
  return months.map((from) => {
    const here = ofMonths.filter(({ since }) => since === from);
    const borrowed = here.filter(({ side, measure }) => side === 'borrowing' && measure === 'filled');
    const copies = borrowed.filter(({ service }) => service === 'Copy').reduce((all, { count }) => all + count, 0);
    const rate = (side: Side) => shareOf(totalOf(here, side, 'filled'), totalOf(here, side, 'unfilled'));
    return {
      from,
      ...rated('borrowingRate', rate('borrowing')),
      ...rated('lendingRate', rate('lending')),
      loans: totalOf(here, 'borrowing', 'filled') - copies,
      copies,
    };
  });
}

function balanceOf(sums: readonly FigureSum[], nameOf: (partner: string) => string): BalanceView[] {
  const ofPartners = sums.filter(({ cut, partner }) => cut === 'partner' && partner);
  return [...new Set(ofPartners.flatMap(({ partner }) => partner ?? []))]
    .map((partner): BalanceView => {
      const here = ofPartners.filter((sum) => sum.partner === partner);
      const [borrowed, lent] = [totalOf(here, 'borrowing', 'filled'), totalOf(here, 'lending', 'filled')];
      const rate = shareOf(borrowed, totalOf(here, 'borrowing', 'unfilled'));
      return { partner, partnerName: nameOf(partner), borrowed, lent, ...rated('rate', rate) };
    })
    .filter(({ borrowed, lent }) => borrowed + lent > 0)
    .sort((one, other) => other.borrowed + other.lent - one.borrowed - one.lent);
}
