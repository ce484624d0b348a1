import { Button, Table } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import classes from '../partner/partner.module.css';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** Partners that were removed: who did it and when, and the requests that still name them. */
export function RemovedPartners({ back }: { back: () => void }) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { data, error, refetch } = useRead('/removed-partners', { freshMs: 0 });
  return (
    <section aria-labelledby="removed-partners">
      <div className={classes.facts}>
        <h2 id="removed-partners">{t('partner.removed')}</h2>
        <Button variant="subtle" size="compact-sm" onClick={back}>
          {t('partner.showAll')}
        </Button>
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={3} /> : null}
      {data && data.items.length === 0 ? (
        <Empty title={t('partner.removedNone')} text={t('partner.removedNoneHow')} />
      ) : null}
      {data && data.items.length > 0 ? (
        <>
          <p>{t('partner.removedHow')}</p>
          <Table className={classes.table ?? ''} verticalSpacing={6}>
            <caption className="only-read-aloud">{t('partner.removed')}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('partner.name')}</Table.Th>
                <Table.Th scope="col">{t('partner.removedWhen')}</Table.Th>
                <Table.Th scope="col">{t('partner.removedRequests')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map(({ code, name, removedAt, removedBy }) => (
                <Table.Tr key={code}>
                  <Table.Th scope="row" fw={400}>
                    {name}
                    <div className={classes.small}>{code}</div>
                  </Table.Th>
                  <Table.Td>
                    {removedAt ? t('partner.removedBy', { day: clock.day(removedAt), name: removedBy ?? '–' }) : '–'}
                  </Table.Td>
                  <Table.Td>
                    {may('seeRequests')
                      ? (['borrowing', 'lending'] as const).map((side) => (
                          <Link
                            key={side}
                            to={`/${side}?activity=all&partner=${encodeURIComponent(code)}`}
                            className={classes.link}
                          >
                            {t(`nav.${side}`)}
                          </Link>
                        ))
                      : '–'}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      ) : null}
    </section>
  );
}
