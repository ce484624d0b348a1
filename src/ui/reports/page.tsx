import { Table } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { ExportMenu } from '../parts/export-menu.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { DaysField } from './days-field.js';
import { Figures } from './figures.js';
import { narrowings } from './numbers.js';
import classes from './reports.module.css';

/** Numbers, each with a sentence that says what it counts, and the way to its list (R116). */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const query = Object.fromEntries(
    ['inTransit', 'overdue'].flatMap((name) => {
      const days = address.get(name);
      return days && /^\d{1,4}$/.test(days) ? [[name, Number(days)]] : [];
    }),
  );
  const period = Object.fromEntries(
    narrowings.flatMap((name) => {
      const value = address.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const { data, error, refetch } = useRead('/reports', { query, keep: true });
  return (
    <>
      <PageHead title={t('nav.reports')} about={t('report.about')}>
        <LinkButton
          to="/jobs?job=new&report=figures"
          variant="default"
          leftSection={<IconMail size={18} aria-hidden />}
        >
          {t('list.onSchedule')}
        </LinkButton>
        <ExportMenu address="/figures/file" query={period} />
      </PageHead>
      <Figures />
      <h2>{t('report.now')}</h2>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <div className={classes.tiles}>
        {!data && !error ? <Loading rows={3} height={80} /> : null}
        {data?.items.map((figure) => (
          <Figure key={figure.because} {...figure} change={(days) => address.set({ [figure.because]: days }, true)} />
        ))}
        <ByState side="borrowing" />
        <ByState side="lending" />
      </div>
    </>
  );
}

interface FigureProps {
  because: 'inTransit' | 'overdue';
  days: number;
  count: number;
  more?: boolean;
  change: (days: string) => void;
}

function Figure({ because, days, count, more, change }: FigureProps) {
  const { t } = useWords();
  const clock = useClock();
  const title = t(`report.${because}`);
  return (
    <section className={classes.tile} aria-label={title}>
      <h2>{title}</h2>
      <div className={`${classes.figure} numbers`} data-figure={because}>
        {more ? t('report.atLeast', { count: clock.number(count) }) : t('report.found', { count })}
      </div>
      <div className={classes.line}>
        <DaysField days={days} change={change} />
        <LinkButton to={`/reports/${because}?days=${days}`} variant="light" aria-label={t('report.openOf', { title })}>
          {t('report.open')}
        </LinkButton>
      </div>
      <p className={classes.small}>{t(`report.${because}How`)}</p>
    </section>
  );
}

function ByState({ side }: { side: 'borrowing' | 'lending' }) {
  const { t } = useWords();
  const clock = useClock();
  const { data, error } = useRead('/requests/facets', { query: { side, activity: 'active' } });
  return (
    <section className={classes.tile} aria-label={t(`nav.${side}`)}>
      <h2>{`${t(`nav.${side}`)} – ${t('report.states')}`}</h2>
      <ProblemAlert error={error} />
      {data && data.facets.state.length > 0 ? (
        <Table verticalSpacing={4} tabularNums>
          <caption className="only-read-aloud">{t('report.states')}</caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('report.state')}</Table.Th>
              <Table.Th scope="col">{t('report.count')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.facets.state.map(({ value, count }) => (
              <Table.Tr key={value}>
                <Table.Th scope="row" fw={400}>
                  <StatusBadge side={side} state={value} />
                </Table.Th>
                <Table.Td>
                  <Link to={`/${side}?state=${value}`}>{clock.number(count)}</Link>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {data && data.facets.state.length === 0 ? <p>{t('home.noneOfSide')}</p> : null}
      <p className={classes.small}>{t('report.statesHow')}</p>
    </section>
  );
}
