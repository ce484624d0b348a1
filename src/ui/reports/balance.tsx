import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import type { Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './figures.module.css';
import { type Behind, Count, signed } from './numbers.js';

type Report = Thing<'FiguresReport'>;

/** Partners that are shown each; the others are one line. */
const partnersShown = 12;

/** What was lent and borrowed with each partner; the smaller ones are shown when asked for. */
export function Balance({ report, behind }: { report: Report; behind: Behind }) {
  const { t } = useWords();
  const clock = useClock();
  const most = Math.max(1, ...report.balance.map(({ borrowed, lent }) => Math.max(borrowed, lent)));
  const [whole, setWhole] = useState(false);
  const shown = whole ? report.balance : report.balance.slice(0, partnersShown);
  const others = report.balance.slice(shown.length);
  const sum = (of: 'borrowed' | 'lent', lines: Report['balance']) => lines.reduce((total, line) => total + line[of], 0);
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
            {shown.map(({ partner, partnerName, borrowed, lent, rate }) => (
              <Table.Tr key={partner} data-partner={partner}>
                <Table.Th scope="row" fw={400}>
                  {partnerName}
                </Table.Th>
                <Table.Td>
                  <Count count={borrowed} to={behind('borrowing', 'filled', { partner })} />
                </Table.Td>
                <Table.Td aria-hidden className={classes.leftBars}>
                  <span className={classes.bar} style={{ width: `${(100 * borrowed) / most}%` }} />
                </Table.Td>
                <Table.Td aria-hidden className={classes.bars}>
                  <span className={classes.bar} data-side="lending" style={{ width: `${(100 * lent) / most}%` }} />
                </Table.Td>
                <Table.Td>
                  <Count count={lent} to={behind('lending', 'filled', { partner })} />
                </Table.Td>
                <Table.Td>{signed(clock.number, lent - borrowed)}</Table.Td>
                <Table.Td>{rate === undefined ? '–' : t('report.percent', { value: rate })}</Table.Td>
              </Table.Tr>
            ))}
            {others.length > 0 ? (
              <Table.Tr>
                <Table.Th scope="row" fw={400}>
                  <Button variant="subtle" size="compact-sm" onClick={() => setWhole(true)}>
                    {t('report.otherPartners', { count: others.length })}
                  </Button>
                </Table.Th>
                <Table.Td>{clock.number(sum('borrowed', others))}</Table.Td>
                <Table.Td aria-hidden />
                <Table.Td aria-hidden />
                <Table.Td>{clock.number(sum('lent', others))}</Table.Td>
                <Table.Td>{signed(clock.number, sum('lent', others) - sum('borrowed', others))}</Table.Td>
                <Table.Td />
              </Table.Tr>
            ) : null}
            <Table.Tr>
              <Table.Th scope="row">{t('report.all')}</Table.Th>
              <Table.Td>
                <Count count={sum('borrowed', report.balance)} to={behind('borrowing', 'filled')} />
              </Table.Td>
              <Table.Td aria-hidden />
              <Table.Td aria-hidden />
              <Table.Td>
                <Count count={sum('lent', report.balance)} to={behind('lending', 'filled')} />
              </Table.Td>
              <Table.Td>{signed(clock.number, sum('lent', report.balance) - sum('borrowed', report.balance))}</Table.Td>
              <Table.Td />
            </Table.Tr>
          </Table.Tbody>
        </Table>
      ) : null}
    </section>
  );
}
