/** The sums of a report, from as few rows as can be. Planned for their values: a plan for any period reads the whole table. */
import type { Pool } from 'pg';
import type { FigureOfMonth } from '../../contract/figure-operations.js';
import type { Side } from '../../domain/tables/tables.js';
import type { FigureFilter, FigureSum } from '../../engine/model/figures.js';

/** The conditions of a filter on `figure f`, with its values from `$1` on. */
const narrowed = `($3::text is null or library = $3) and ($4::text is null or f.partner = $4)
  and ($5::text is null or f.service = $5) and ($6::text[] is null or library = '' or library = any($6))`;
const valuesOf = ({ from, to, library, partner, service, owners }: FigureFilter) => [
  ...[from, to, library ?? null, partner ?? null, service ?? null, owners ?? null],
];

/** Sums of one partner are read under its code, those of all together where they are summed already, under none. */
const grainsOf = ({ partner }: FigureFilter) =>
  partner === undefined ? { day: 'allDay', month: 'allMonth', partner: '' } : { day: 'day', month: 'month', partner };

/** The period `$1` to `$2`: whole months by their sums, the days before and after them singly. */
const monthsAndDays = ({ day, month }: { day: string; month: string }) => `(
    (f.grain = '${month}' and f.day >= date_trunc('month', $1::date + interval '1 month' - interval '1 day')::date
      and f.day < date_trunc('month', $2::date + interval '1 day')::date)
    or (f.grain = '${day}' and f.day between $1 and $2
      and (f.day < date_trunc('month', $1::date + interval '1 month' - interval '1 day')::date
        or f.day >= date_trunc('month', $2::date + interval '1 day')::date)))`;

/** Figures of the last year are by week, of a longer period by month. */
const weeksTold = 53;

/** A sum of the whole period by detail, or of one month by service. */
interface SumRow extends Pick<FigureSum, 'side' | 'measure' | 'count'> {
  detail: string | null;
  service: FigureSum['service'] | null;
  since: string | null;
  amount: string | null;
  noDetail: number;
}

/** All cuts of a report. */
export async function sums(pool: Pool, filter: FigureFilter): Promise<FigureSum[]> {
  const grains = grainsOf(filter);
  const values = valuesOf({ ...filter, partner: grains.partner });
  const [parts, partners, weeks] = await Promise.all([
    pool.query<SumRow>({
      text: `select f.side, f.measure, f.detail, f.service,
          to_char(date_trunc('month', f.day::timestamp), 'YYYY-MM-DD') as since, sum(f.count)::int as count,
          (sum(f.amount) filter (where f.measure = 'fee'))::text as amount, grouping(f.detail) as "noDetail"
        from figure f where ${monthsAndDays(grains)} and ${narrowed}
        group by grouping sets ((f.side, f.measure, f.detail), (f.side, f.measure, f.service, date_trunc('month', f.day::timestamp)))`,
      values,
    }),
    pool.query<Pick<FigureSum, 'side' | 'measure' | 'count'> & { partner: string }>({
      text: `select f.side, f.measure, f.partner, sum(f.count)::int as count
        from figure f where ${monthsAndDays({ day: 'day', month: 'month' })} and ${narrowed}
          and f.measure = any($7) and f.partner <> '' group by f.side, f.measure, f.partner`,
      values: [...valuesOf(filter), endings],
    }),
    pool.query<Pick<FigureSum, 'side' | 'measure' | 'count'> & { since: string }>({
      text: `select f.side, f.measure, to_char(date_trunc('week', f.day::timestamp), 'YYYY-MM-DD') as since,
          sum(f.count)::int as count
        from figure f where f.grain = '${grains.day}' and f.measure = 'requests' and ${narrowed}
          and f.day between greatest($1::date, $2::date - ${weeksTold} * 7) and $2
        group by f.side, f.measure, date_trunc('week', f.day::timestamp)`,
      values,
    }),
  ]);
  return [
    ...parts.rows.map(
      (row): FigureSum => ({
        side: row.side,
        measure: row.measure,
        count: row.count,
        amount: row.amount ?? '0',
        ...(row.noDetail === 0
          ? { cut: 'whole', ...(row.detail ? { detail: row.detail } : {}) }
          : {
              cut: 'month',
              ...(row.since ? { since: row.since } : {}),
              ...(row.service ? { service: row.service } : {}),
            }),
      }),
    ),
    ...partners.rows.map((row): FigureSum => ({ cut: 'partner', amount: '0', ...row })),
    ...weeks.rows.map((row): FigureSum => ({ cut: 'week', amount: '0', ...row })),
  ];
}

/** What ended filled and not: all that is said of a partner, and of the period before. */
const endings = ['filled', 'unfilled'];

/** Those of the whole period. */
export async function endedOf(pool: Pool, filter: FigureFilter): Promise<FigureSum[]> {
  const grains = grainsOf(filter);
  const { rows } = await pool.query<Omit<FigureSum, 'detail' | 'since' | 'service' | 'partner'>>({
    text: `select 'whole' as cut, f.side, f.measure, sum(f.count)::int as count, '0' as amount
      from figure f where ${monthsAndDays(grains)} and ${narrowed} and f.measure = any($7) group by f.side, f.measure`,
    values: [...valuesOf({ ...filter, partner: grains.partner }), endings],
  });
  return rows;
}

/** Numbers of a month, which a library adds up at the end of its year: neither stages nor sums of money. */
const counted = [
  ...['requests', 'filled', 'unfilled', 'cancelled', 'refused', 'renewalAsked', 'renewalGranted', 'overdue', 'lost'],
];

export async function months(pool: Pool, filter: FigureFilter): Promise<FigureOfMonth[]> {
  const { rows } = await pool.query<FigureOfMonth>({
    text: `select to_char(date_trunc('month', f.day::timestamp), 'YYYY-MM') as month, f.side, f.service, f.partner, f.measure,
        sum(f.count)::int as count
      from figure f where ${monthsAndDays({ day: 'day', month: 'month' })} and ${narrowed} and f.measure = any($7)
      group by date_trunc('month', f.day::timestamp), f.side, f.service, f.partner, f.measure
      having sum(f.count) <> 0 order by date_trunc('month', f.day::timestamp), 2, 3, 4, 5`,
    values: [...valuesOf(filter), counted],
  });
  return rows;
}

/** Some hundred sums of days, where the requests themselves are tens of thousands. */
export async function weeks(
  pool: Pool,
  filter: Pick<FigureFilter, 'from' | 'to' | 'owners'>,
): Promise<{ from: string; side: Side; count: number }[]> {
  const { rows } = await pool.query<{ from: string; side: Side; count: number }>({
    text: `select to_char(date_trunc('week', f.day::timestamp), 'YYYY-MM-DD') as "from", f.side, sum(f.count)::int as count
      from figure f where f.grain = 'allDay' and f.measure = 'requests' and f.day between $1 and $2 and ${narrowed}
      group by 1, 2`,
    values: valuesOf(filter),
  });
  return rows;
}
