import { Select } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { DayInput } from '../parts/day-input.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { Balance } from './balance.js';
import { Others, Reasons, Stages } from './figure-tables.js';
import classes from './figures.module.css';
import { behindOf, Count, type Narrowed, narrowings, signed } from './numbers.js';

const Charts = lazy(() => import('./charts.js'));

type Report = Thing<'FiguresReport'>;

/** What became of the requests of a period: what was filled, its duration, why not, and who lends to whom. */
export function Figures() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const narrowed: Narrowed = Object.fromEntries(
    narrowings.flatMap((name) => {
      const value = address.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const { data, error, refetch } = useRead('/figures', { query: narrowed as never, keep: true });
  const libraries = useRead('/libraries', { freshMs: 60_000 }).data?.items ?? [];
  const set = (name: string) => (value: string | null) => address.set({ [name]: value ?? '' }, true);
  return (
    <>
      <div className={classes.filters}>
        <DayInput label={t('report.from')} w={180} value={narrowed.from ?? data?.from ?? null} onChange={set('from')} />
        <DayInput label={t('report.to')} w={180} value={narrowed.to ?? data?.to ?? null} onChange={set('to')} />
        {libraries.length > 1 ? (
          <Select
            label={t('report.library')}
            placeholder={t('report.allLibraries')}
            w={220}
            searchable
            clearable
            openOnFocus={false}
            clearButtonProps={{ 'aria-label': t('records.clear', { field: t('report.library') }) }}
            data={libraries.map(({ code, name }) => ({ value: code, label: name }))}
            value={narrowed.library ?? null}
            onChange={set('library')}
          />
        ) : null}
        <PartnerSelect
          label={t('report.partner')}
          placeholder={t('report.allPartners')}
          w={240}
          clearable
          openOnFocus={false}
          clearButtonProps={{ 'aria-label': t('records.clear', { field: t('report.partner') }) }}
          value={narrowed.partner ?? null}
          choose={set('partner')}
        />
        <Select
          label={t('report.service')}
          placeholder={t('report.allServices')}
          w={180}
          clearable
          openOnFocus={false}
          clearButtonProps={{ 'aria-label': t('records.clear', { field: t('report.service') }) }}
          data={[
            { value: 'Loan', label: t('report.loans') },
            { value: 'Copy', label: t('report.copies') },
          ]}
          value={narrowed.service ?? null}
          onChange={set('service')}
        />
        {data?.asOf ? (
          <span className={classes.asOf}>{t('report.asOf', { time: clock.moment(data.asOf) })}</span>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={3} height={120} /> : null}
      {data?.fill.every(({ requests }) => requests === 0) ? (
        <Empty title={t('report.noFigures')} text={t('report.noFiguresHow')} />
      ) : null}
      {data?.fill.some(({ requests }) => requests > 0) ? <Shown report={data} narrowed={narrowed} /> : null}
    </>
  );
}

function Shown({ report, narrowed }: { report: Report; narrowed: Narrowed }) {
  const { t } = useWords();
  const clock = useClock();
  const behind = behindOf(report, narrowed);
  const whole = report.stages.find(({ stage }) => stage === 'whole');
  const [borrowing, lending] = (['borrowing', 'lending'] as const).map((side) =>
    report.fill.find((fill) => fill.side === side),
  );
  const balance = (lending?.filled ?? 0) - (borrowing?.filled ?? 0);
  return (
    <>
      <div className={classes.tiles}>
        {report.fill.map((fill) => (
          <section key={fill.side} className={classes.tile} aria-label={t(`report.fill_${fill.side}`)}>
            <h2>{t(`report.fill_${fill.side}`)}</h2>
            <div className={classes.number} data-figure={`rate-${fill.side}`}>
              {fill.rate === undefined ? '–' : t('report.percent', { value: fill.rate })}
            </div>
            <p>
              <Count
                count={fill.filled}
                to={behind(fill.side, 'filled')}
                said={t('report.filled', { count: fill.filled })}
              />
              {', '}
              <Count
                count={fill.unfilled}
                to={behind(fill.side, 'unfilled')}
                said={t('report.unfilled', { count: fill.unfilled })}
              />
            </p>
            {fill.open > 0 ? (
              <p>
                <Count
                  count={fill.open}
                  to={behind(fill.side, 'open')}
                  said={t('report.stillOpen', { count: fill.open })}
                />
              </p>
            ) : null}
            {fill.rateBefore === undefined ? null : <p>{t('report.rateBefore', { value: fill.rateBefore })}</p>}
          </section>
        ))}
        <section className={classes.tile} aria-label={t('report.turnaround')}>
          <h2>{t('report.turnaround')}</h2>
          <div className={classes.number} data-figure="turnaround">
            {whole ? t('report.days', { value: clock.number(whole.median), count: whole.median }) : '–'}
          </div>
          <p>
            {whole
              ? t('report.nineInTen', { value: clock.number(whole.nineInTen), count: whole.nineInTen })
              : t('report.noTurnaround')}
          </p>
        </section>
        <section className={classes.tile} aria-label={t('report.balance')}>
          <h2>{t('report.balance')}</h2>
          <div className={classes.number} data-figure="balance">
            {signed(clock.number, balance)}
          </div>
          <p>{t('report.balanceHow', { borrowed: borrowing?.filled ?? 0, lent: lending?.filled ?? 0 })}</p>
        </section>
      </div>
      <Suspense fallback={<Loading rows={1} height={260} />}>
        <Charts report={report} behind={behind} />
      </Suspense>
      <div className={classes.pair}>
        <Stages report={report} />
        <Reasons report={report} behind={behind} />
      </div>
      <Balance report={report} behind={behind} />
      <Others report={report} behind={behind} />
    </>
  );
}
