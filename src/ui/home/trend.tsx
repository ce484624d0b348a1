import { Table } from '@mantine/core';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './home.module.css';

/** Requests of twelve weeks as bars, with the same numbers as a table behind them. */
export function Trend() {
  const { t } = useWords();
  const clock = useClock();
  const { data, error, refetch } = useRead('/activity');
  const weeks = data?.weeks ?? [];
  const sum = (side: 'borrowing' | 'lending') => clock.number(weeks.reduce((total, week) => total + week[side], 0));
  const facts = { borrowing: sum('borrowing'), lending: sum('lending') };
  return (
    <section className={classes.tile} aria-labelledby="trend">
      <div className={classes.head}>
        <h2 id="trend">{t('home.trend')}</h2>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={1} height={96} /> : null}
      {data ? (
        <>
          <Bars weeks={weeks} label={t('home.trendSum', facts)} />
          <div className={classes.small}>
            <span className={classes.swatch} data-side="borrowing" />
            {t('home.borrowing')} <span className={classes.swatch} data-side="lending" />
            {t('home.lending')} · {t('home.trendSum', facts)}
          </div>
          <details>
            <summary>{t('home.showTable')}</summary>
            <Table verticalSpacing={1} tabularNums>
              <caption className="only-read-aloud">{t('home.trendTable')}</caption>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th scope="col">{t('home.week')}</Table.Th>
                  <Table.Th scope="col">{t('home.borrowing')}</Table.Th>
                  <Table.Th scope="col">{t('home.lending')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {weeks.map(({ from, borrowing, lending }) => (
                  <Table.Tr key={from}>
                    <Table.Th scope="row" fw={400}>
                      {clock.day(from)}
                    </Table.Th>
                    <Table.Td>{clock.number(borrowing)}</Table.Td>
                    <Table.Td>{clock.number(lending)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </details>
        </>
      ) : null}
    </section>
  );
}

const [width, height, gap] = [300, 96, 4];

function Bars({ weeks, label }: { weeks: Thing<'Activity'>['weeks']; label: string }) {
  const { t } = useWords();
  const clock = useClock();
  const top = Math.max(1, ...weeks.map(({ borrowing, lending }) => borrowing + lending));
  const each = width / Math.max(weeks.length, 1);
  const tall = (count: number) => (count / top) * (height - 4);
  return (
    <svg
      className={classes.chart}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      {weeks.map(({ from, borrowing, lending }, index) => (
        <g key={from}>
          <title>{t('home.trendWeek', { day: clock.day(from), borrowing, lending })}</title>
          <rect
            className={classes.borrowing}
            x={index * each + gap / 2}
            width={each - gap}
            y={height - tall(borrowing)}
            height={tall(borrowing)}
          />
          <rect
            className={classes.lending}
            x={index * each + gap / 2}
            width={each - gap}
            y={height - tall(borrowing) - tall(lending)}
            height={tall(lending)}
          />
        </g>
      ))}
    </svg>
  );
}
