import '@mantine/charts/styles.layer.css';
import '@mantine/core/styles/ColorSwatch.layer.css';
import { BarChart, LineChart } from '@mantine/charts';
import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './figures.module.css';
import { type Behind, Count } from './numbers.js';

type Report = Thing<'FiguresReport'>;

const [height, blue, green, violet] = [
  240,
  'var(--tone-wait-solid)',
  'var(--tone-here-solid)',
  'var(--tone-move-solid)',
];
/** Requests are counted in whole numbers. */
const whole = { allowDecimals: false } as const;
/** The table below is what one reads by keyboard. */
const unfocusable = { accessibilityLayer: false } as const;
/** Weeks in one picture. */
const weeksShown = 26;

/** Requests by week, shares filled by month, loans and copies: pictures, each with its numbers as a table below. */
export default function Charts({ report, behind }: { report: Report; behind: Behind }) {
  const { t, locale } = useWords();
  const clock = useClock();
  const monthName = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const month = (from: string) => monthName.format(new Date(`${from}T12:00:00Z`));
  const [borrowing, lending] = [t('nav.borrowing'), t('nav.lending')];
  const sidesBehind = (days: { from: string; to: string }) => ({
    [borrowing]: behind('borrowing', 'requests', days),
    [lending]: behind('lending', 'requests', days),
  });
  const weeks = report.weeks.slice(-weeksShown).map(({ from, ...week }) => ({
    name: clock.shortDay(from),
    [borrowing]: week.borrowing,
    [lending]: week.lending,
    to: sidesBehind({ from, to: dayAfter(from, 6) }),
  }));
  const rates = report.months.map(({ from, borrowingRate, lendingRate }) => ({
    name: month(from),
    [borrowing]: borrowingRate ?? null,
    [lending]: lendingRate ?? null,
  }));
  const [loans, copies] = [t('report.loans'), t('report.copies')];
  const kinds = report.months.map((each) => {
    const days = { from: each.from, to: lastOfMonth(each.from) };
    return {
      name: month(each.from),
      [loans]: each.loans,
      [copies]: each.copies,
      to: {
        [loans]: behind('borrowing', 'filled', { ...days, service: 'Loan' }),
        [copies]: behind('borrowing', 'filled', { ...days, service: 'Copy' }),
      },
    };
  });
  const same = {
    h: height,
    dataKey: 'name',
    withLegend: true,
    // In the order of the bars, not of the alphabet.
    legendProps: { itemSorter: null },
    className: classes.chart ?? '',
    tickLine: 'none' as const,
    yAxisProps: whole,
  };
  const sides = [
    { name: borrowing, color: blue },
    { name: lending, color: green },
  ];
  return (
    <>
      <div className={classes.pair}>
        <Figure id="weeks" title={t('report.byWeek')} head={t('report.week')} rows={weeks} names={[borrowing, lending]}>
          <BarChart {...same} maxBarWidth={28} barChartProps={unfocusable} data={weeks} series={sides} />
        </Figure>
        <Figure
          id="rates"
          title={t('report.byMonth')}
          head={t('report.month')}
          rows={rates}
          names={[borrowing, lending]}
        >
          <LineChart
            {...same}
            lineChartProps={unfocusable}
            data={rates}
            series={[sides[0] as never, { name: lending, color: green, strokeDasharray: '5 4' }]}
            yAxisProps={{ domain: [0, 100] }}
            unit={percentSign(locale)}
            curveType="linear"
            connectNulls
          />
        </Figure>
      </div>
      <Figure id="kinds" title={t('report.kinds')} head={t('report.month')} rows={kinds} names={[loans, copies]}>
        <BarChart
          {...same}
          maxBarWidth={28}
          barChartProps={unfocusable}
          data={kinds}
          type="stacked"
          series={[
            { name: loans, color: blue },
            { name: copies, color: violet },
          ]}
        />
      </Figure>
    </>
  );
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const lastOfMonth = (first: string): string => dayAfter(`${dayAfter(first, 31).slice(0, 7)}-01`, -1);

/** A row of a picture: its name, its numbers under their names, and the addresses of what is behind them. */
type Row = Record<string, string | number | null | Record<string, string>> & { to?: Record<string, string> };

interface FigureProps {
  id: string;
  title: string;
  /** What the rows are. */
  head: string;
  rows: readonly Row[];
  names: readonly string[];
  children: ReactNode;
}

/** A picture for the eyes, and its numbers for everybody. */
function Figure({ id, title, head, rows, names, children }: FigureProps) {
  const { t } = useWords();
  const clock = useClock();
  return (
    <section className={classes.tile} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div aria-hidden>{children}</div>
      <details>
        <summary>{t('report.asTable', { count: rows.length })}</summary>
        <Table verticalSpacing={2} tabularNums>
          <caption className="only-read-aloud">{title}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{head}</Table.Th>
              {names.map((name) => (
                <Table.Th key={name} scope="col">
                  {name}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((row) => (
              <Table.Tr key={String(row['name'])}>
                <Table.Th scope="row" fw={400}>
                  {String(row['name'])}
                </Table.Th>
                {names.map((name) => (
                  <Table.Td key={name}>
                    {row[name] === null ? (
                      '–'
                    ) : row.to?.[name] ? (
                      <Count count={Number(row[name])} to={row.to[name]} />
                    ) : (
                      clock.number(Number(row[name]))
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </section>
  );
}

/** With the space that the language sets before it. */
const percentSign = (locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'percent' }).format(0).replace('0', '');
