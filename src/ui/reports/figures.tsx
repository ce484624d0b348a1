import { Select, Table } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { saidOr } from '../../words/say.js';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { DayInput } from '../parts/day-input.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './figures.module.css';

const Charts = lazy(() => import('./charts.js'));

type Report = Thing<'FiguresReport'>;
type Narrowed = Partial<Record<'from' | 'to' | 'partner' | 'service', string>>;

/** What became of the requests of a period: what was filled, how long it took, why not, and who lends to whom. */
export function Figures() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const narrowed: Narrowed = Object.fromEntries(
    (['from', 'to', 'partner', 'service'] as const).flatMap((name) => {
      const value = address.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const { data, error, refetch } = useRead('/figures', { query: narrowed as never, keep: true });
  const partners = useRead('/partners');
  const set = (name: string) => (value: string | null) => address.set({ [name]: value ?? '' }, true);
  return (
    <>
      <div className={classes.filters}>
        <DayInput label={t('report.from')} w={160} value={narrowed.from ?? data?.from ?? null} onChange={set('from')} />
        <DayInput label={t('report.to')} w={160} value={narrowed.to ?? data?.to ?? null} onChange={set('to')} />
        <Select
          label={t('report.partner')}
          placeholder={t('report.allPartners')}
          w={240}
          searchable
          clearable
          openOnFocus={false}
          clearButtonProps={{ 'aria-label': t('records.clear', { field: t('report.partner') }) }}
          data={(partners.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          value={narrowed.partner ?? null}
          onChange={set('partner')}
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

/** The address of the requests behind a number. */
function behindOf(report: Report, narrowed: Narrowed) {
  return (side: string, measure: string, more: Narrowed & { reason?: string } = {}) =>
    `/reports/requests?${new URLSearchParams({ from: report.from, to: report.to, ...narrowed, ...more, side, measure })}`;
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
              {t('report.filledOf', { filled: fill.filled, ended: fill.filled + fill.unfilled })}{' '}
              {fill.filled > 0 ? <Link to={behind(fill.side, 'filled')}>{t('report.showFilled')}</Link> : null}
            </p>
            {fill.open > 0 ? <p>{t('report.stillOpen', { count: fill.open })}</p> : null}
            {fill.rateBefore === undefined ? null : <p>{t('report.rateBefore', { value: fill.rateBefore })}</p>}
          </section>
        ))}
        <section className={classes.tile} aria-label={t('report.turnaround')}>
          <h2>{t('report.turnaround')}</h2>
          <div className={classes.number} data-figure="turnaround">
            {whole ? t('report.days', { value: clock.number(whole.median), count: whole.median }) : '–'}
          </div>
          <p>{whole ? t('report.nineInTen', { value: clock.number(whole.nineInTen) }) : t('report.noTurnaround')}</p>
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
        <Charts report={report} />
      </Suspense>
      <div className={classes.pair}>
        <Stages report={report} />
        <Reasons report={report} link={(side, reason) => behind(side, 'refused', { reason })} />
      </div>
      <Balance report={report} link={(side, partner) => behind(side, 'filled', { partner })} />
      <Others report={report} link={behind} />
    </>
  );
}

const signed = (number: (value: number) => string, value: number): string =>
  value > 0 ? `+${number(value)}` : number(value).replace('-', '−');

function Stages({ report }: { report: Report }) {
  const { t } = useWords();
  const clock = useClock();
  const longest = Math.max(1, ...report.stages.filter(({ stage }) => stage !== 'whole').map((each) => each.nineInTen));
  return (
    <section className={classes.tile} aria-labelledby="stages">
      <h2 id="stages">{t('report.stages')}</h2>
      <p>{t('report.stagesHow')}</p>
      {report.stages.length === 0 ? <p>{t('report.noTurnaround')}</p> : null}
      {report.stages.length > 0 ? (
        <Table verticalSpacing={4} tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('report.stage')}</Table.Th>
              <Table.Th aria-hidden />
              <Table.Th scope="col">{t('report.median')}</Table.Th>
              <Table.Th scope="col">{t('report.nineOfTen')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.stages.map(({ stage, median, nineInTen }) => (
              <Table.Tr key={stage} data-stage={stage}>
                <Table.Th scope="row" fw={stage === 'whole' ? 700 : 400}>
                  {t(`report.stage_${stage}`)}
                </Table.Th>
                <Table.Td aria-hidden className={classes.bars}>
                  {stage === 'whole' ? null : (
                    <>
                      <span className={classes.range} style={{ width: `${(100 * nineInTen) / longest}%` }} />
                      <span className={classes.bar} style={{ width: `${(100 * median) / longest}%` }} />
                    </>
                  )}
                </Table.Td>
                <Table.Td>{clock.number(median)}</Table.Td>
                <Table.Td>{clock.number(nineInTen)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </section>
  );
}

function Reasons({ report, link }: { report: Report; link: (side: string, reason: string) => string }) {
  const { t } = useWords();
  const clock = useClock();
  const all = report.reasons.reduce((total, { count }) => total + count, 0);
  const most = Math.max(1, ...report.reasons.map(({ count }) => count));
  const nameOf = (reason: string): string => saidOr((code) => t(code as Key), `code.reasonUnfilled_${reason}`, reason);
  return (
    <section className={classes.tile} aria-labelledby="reasons">
      <h2 id="reasons">{t('report.reasons')}</h2>
      <p>{t('report.reasonsHow', { count: all })}</p>
      {all > 0 ? (
        <Table verticalSpacing={4} tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('report.reason')}</Table.Th>
              <Table.Th scope="col">{t('report.whoseNo')}</Table.Th>
              <Table.Th aria-hidden />
              <Table.Th scope="col">{t('report.count')}</Table.Th>
              <Table.Th scope="col">{t('report.share')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.reasons.map(({ side, reason, count }) => (
              <Table.Tr key={`${side} ${reason}`} data-reason={`${side} ${reason}`}>
                <Table.Th scope="row" fw={400}>
                  {nameOf(reason)}
                </Table.Th>
                <Table.Td>{t(`report.no_${side}`)}</Table.Td>
                <Table.Td aria-hidden className={classes.bars}>
                  <span className={classes.bar} data-side={side} style={{ width: `${(100 * count) / most}%` }} />
                </Table.Td>
                <Table.Td>
                  <Link to={link(side, reason)}>{clock.number(count)}</Link>
                </Table.Td>
                <Table.Td>{t('report.percent', { value: Math.round((100 * count) / all) })}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
    </section>
  );
}

/** Partners that are shown each; the others are one line. */
const partnersShown = 12;

function Balance({ report, link }: { report: Report; link: (side: string, partner: string) => string }) {
  const { t } = useWords();
  const clock = useClock();
  const most = Math.max(1, ...report.balance.map(({ borrowed, lent }) => Math.max(borrowed, lent)));
  const others = report.balance.slice(partnersShown);
  const sum = (of: 'borrowed' | 'lent', lines: Report['balance']) => lines.reduce((total, line) => total + line[of], 0);
  const lines = (name: string, part: Report['balance']) => {
    const [borrowed, lent] = [sum('borrowed', part), sum('lent', part)];
    return (
      <Table.Tr>
        <Table.Th scope="row">{name}</Table.Th>
        <Table.Td>{clock.number(borrowed)}</Table.Td>
        <Table.Td aria-hidden />
        <Table.Td aria-hidden />
        <Table.Td>{clock.number(lent)}</Table.Td>
        <Table.Td>{signed(clock.number, lent - borrowed)}</Table.Td>
        <Table.Td />
      </Table.Tr>
    );
  };
  return (
    <section className={classes.tile} aria-labelledby="balance">
      <h2 id="balance">{t('report.whoToWhom')}</h2>
      <p>{t('report.whoToWhomHow')}</p>
      {report.balance.length === 0 ? <p>{t('report.noBalance')}</p> : null}
      {report.balance.length > 0 ? (
        <Table verticalSpacing={4} tabularNums>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('report.partner')}</Table.Th>
              <Table.Th scope="col">{t('report.borrowed')}</Table.Th>
              <Table.Th aria-hidden />
              <Table.Th aria-hidden />
              <Table.Th scope="col">{t('report.lent')}</Table.Th>
              <Table.Th scope="col">{t('report.balance')}</Table.Th>
              <Table.Th scope="col">{t('report.filledShare')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {report.balance.slice(0, partnersShown).map(({ partner, partnerName, borrowed, lent, rate }) => (
              <Table.Tr key={partner} data-partner={partner}>
                <Table.Th scope="row" fw={400}>
                  {partnerName}
                </Table.Th>
                <Table.Td>
                  {borrowed > 0 ? <Link to={link('borrowing', partner)}>{clock.number(borrowed)}</Link> : '0'}
                </Table.Td>
                <Table.Td aria-hidden className={classes.leftBars}>
                  <span className={classes.bar} style={{ width: `${(100 * borrowed) / most}%` }} />
                </Table.Td>
                <Table.Td aria-hidden className={classes.bars}>
                  <span className={classes.bar} data-side="lending" style={{ width: `${(100 * lent) / most}%` }} />
                </Table.Td>
                <Table.Td>{lent > 0 ? <Link to={link('lending', partner)}>{clock.number(lent)}</Link> : '0'}</Table.Td>
                <Table.Td>{signed(clock.number, lent - borrowed)}</Table.Td>
                <Table.Td>{rate === undefined ? '–' : t('report.percent', { value: rate })}</Table.Td>
              </Table.Tr>
            ))}
            {others.length > 0 ? lines(t('report.otherPartners', { count: others.length }), others) : null}
            {lines(t('report.all'), report.balance)}
          </Table.Tbody>
        </Table>
      ) : null}
    </section>
  );
}

function Others({ report, link }: { report: Report; link: (side: string, measure: string) => string }) {
  const { t } = useWords();
  const clock = useClock();
  const of = (side: string, measure: string) =>
    report.others.find((each) => each.side === side && each.measure === measure)?.count ?? 0;
  /** One sum a currency, as they were kept. */
  const fees = (side: string) => {
    const sums = report.fees.filter((each) => each.side === side);
    if (sums.length === 0) return '0';
    return sums.map(({ currency, amount }) => (
      <div key={currency ?? ''}>{currency ? clock.money(amount, currency) : clock.number(Number(amount))}</div>
    ));
  };
  return (
    <section className={classes.tile} aria-labelledby="others">
      <h2 id="others">{t('report.others')}</h2>
      <Table verticalSpacing={4} tabularNums>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('report.figure')}</Table.Th>
            <Table.Th scope="col">{t('nav.borrowing')}</Table.Th>
            <Table.Th scope="col">{t('nav.lending')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {(['renewalAsked', 'renewalGranted', 'overdue', 'lost'] as const).map((measure) => (
            <Table.Tr key={measure} data-measure={measure}>
              <Table.Th scope="row" fw={400}>
                {t(`report.measure_${measure}`)}
              </Table.Th>
              {(['borrowing', 'lending'] as const).map((side) => (
                <Table.Td key={side}>
                  {of(side, measure) > 0 ? (
                    <Link to={link(side, measure)}>{clock.number(of(side, measure))}</Link>
                  ) : (
                    '0'
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row" fw={400}>
              {t('report.measure_fee')}
            </Table.Th>
            <Table.Td>{fees('borrowing')}</Table.Td>
            <Table.Td>{fees('lending')}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </section>
  );
}
