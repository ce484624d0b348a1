import { Table } from '@mantine/core';
import { Link } from 'react-router';
import { useAddress } from '../parts/address.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { useCountsOfWork } from './counts.js';
import classes from './home.module.css';

/** Each kind of work on each side: how much of it is one’s own, how much is not assigned. A number leads to its rows. */
export function TaskLines() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const counts = useCountsOfWork();
  return (
    <section className={classes.tile} aria-labelledby="task-lines">
      <div className={classes.head}>
        <h2 id="task-lines">{t('home.taskLines')}</h2>
      </div>
      <ProblemAlert error={counts.error} retry={counts.again} />
      {!counts.isHere && !counts.error ? <Loading rows={6} height={26} /> : null}
      {counts.isHere
        ? (['borrowing', 'lending'] as const).map((side) => {
            const rows = counts.rows.filter((row) => row[side].all > 0);
            return (
              <Table
                key={side}
                className={classes.tasks ?? ''}
                verticalSpacing={0}
                withRowBorders={false}
                horizontalSpacing={4}
                tabularNums
                mb="sm"
              >
                <caption className="only-read-aloud">{`${t('home.taskTable')} – ${t(`home.${side}`)}`}</caption>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th scope="col">{t(`nav.${side}`)}</Table.Th>
                    <Table.Th scope="col" className={classes.count ?? ''}>
                      {t('home.ofMine')}
                    </Table.Th>
                    <Table.Th scope="col" className={classes.count ?? ''}>
                      {t('home.ofUnassigned')}
                    </Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {rows.length === 0 ? (
                    <Table.Tr>
                      <Table.Td colSpan={3}>{t('home.noneOfSide')}</Table.Td>
                    </Table.Tr>
                  ) : null}
                  {rows.map((row) => (
                    <Table.Tr
                      key={row.kind}
                      className={
                        address.get('kind') === row.kind && address.get('side') === side ? (classes.chosen ?? '') : ''
                      }
                    >
                      <Table.Th scope="row" fw={400}>
                        <Link className={classes.plain} to={`/?kind=${row.kind}&side=${side}`}>
                          {row.label}
                        </Link>
                      </Table.Th>
                      {(['mine', 'unassigned'] as const).map((whose) => (
                        <Table.Td key={whose} className={classes.count ?? ''}>
                          {row[side][whose] === 0 ? (
                            '–'
                          ) : (
                            <Link
                              to={`/?kind=${row.kind}&side=${side}&whose=${whose}`}
                              aria-label={t('home.showTask', {
                                kind: row.label,
                                side: t(`home.${side}`),
                                whose: t(whose === 'mine' ? 'home.ofMine' : 'home.ofUnassigned'),
                                count: row[side][whose],
                              })}
                            >
                              {clock.number(row[side][whose])}
                            </Link>
                          )}
                        </Table.Td>
                      ))}
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            );
          })
        : null}
    </section>
  );
}
