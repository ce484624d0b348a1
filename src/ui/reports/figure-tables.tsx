import { Box, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { Measure } from '../../domain/figures/of-request.js';
import { isOwnReason, isoReasonWords } from '../../domain/request/reasons.js';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './figures.module.css';
import { type Behind, Count } from './numbers.js';

type Report = Thing<'FiguresReport'>;

/** How long each stage of the way took. */
export function Stages({ report }: { report: Report }) {
  const { t } = useWords();
  const clock = useClock();
  const longest = Math.max(1, ...report.stages.filter(({ stage }) => stage !== 'whole').map((each) => each.nineInTen));
  return (
    // Beside a telephone’s width its columns scroll: by the keyboard too.
    <Box component="section" className={classes.tile} aria-labelledby="stages" tabIndex={0}>
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
    </Box>
  );
}

/** Why partners and we said no. */
export function Reasons({ report, behind }: { report: Report; behind: Behind }) {
  const { t, textOf, wordsOr } = useWords();
  const all = report.reasons.reduce((total, { count }) => total + count, 0);
  const most = Math.max(1, ...report.reasons.map(({ count }) => count));
  const nameOf = (reason: string): string =>
    isOwnReason(reason) ? textOf(isoReasonWords(reason)) : wordsOr(`code.reasonUnfilled_${reason}`, reason);
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
                  <Count count={count} to={behind(side, 'refused', { reason })} />
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

/** Renewals, overdue, lost and fees of both sides. */
export function Others({ report, behind }: { report: Report; behind: Behind }) {
  const { t } = useWords();
  const clock = useClock();
  const of = (side: string, measure: Measure) =>
    report.others.find((each) => each.side === side && each.measure === measure)?.count ?? 0;
  /** One sum a currency, as they were kept. */
  const fees = (side: 'borrowing' | 'lending') => {
    const sums = report.fees.filter((each) => each.side === side);
    if (sums.length === 0) return '0';
    return sums.map(({ currency, amount }) => (
      <div key={currency ?? ''}>
        <Link to={behind(side, 'fee')}>{currency ? clock.money(amount, currency) : clock.number(+amount)}</Link>
      </div>
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
                  <Count count={of(side, measure)} to={behind(side, measure)} />
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
