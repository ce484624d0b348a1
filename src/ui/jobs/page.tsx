import { Button, Table } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useEvery } from '../live/every.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './jobs.module.css';

/** What the node does by itself: when it did so last, when it does so next, and a way to have it done now. */
export function Component() {
  const { t, either } = useWords();
  const clock = useClock();
  const { politely } = useAnnouncer();
  const [said, setSaid] = useState('');
  const { data, error, refetch } = useRead('/jobs');
  useEvery(10_000, ['/jobs']);
  const run = useChange((name: string) => api.post('/jobs/{name}/run', { path: { name } }), {
    again: ['/jobs'],
    done: ({ done }, name) => {
      const words = done === undefined ? t('job.ran', { name }) : t('job.done', { name, count: done });
      setSaid(words);
      politely(words);
    },
  });
  const zone = data?.items[0]?.timeZone;
  return (
    <>
      <PageHead title={t('nav.jobs')} about={t('job.about')} />
      <ProblemAlert error={error ?? run.error} retry={error ? () => void refetch() : undefined} />
      <p className={classes.small}>{said || (zone ? t('job.zone', { zone }) : '')}</p>
      {!data && !error ? <Loading rows={10} /> : null}
      {data ? (
        <Table.ScrollContainer type="native" minWidth={560} tabIndex={0} role="region" aria-label={t('job.table')}>
          <Table className={classes.table ?? ''} verticalSpacing={6} highlightOnHover>
            <caption className="only-read-aloud">{t('job.table')}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('job.job')}</Table.Th>
                <Table.Th scope="col">{t('job.last')}</Table.Th>
                <Table.Th scope="col">{t('job.next')}</Table.Th>
                <Table.Th scope="col">
                  <span className="only-read-aloud">{t('job.run')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map(({ name, says, french, last, next }) => (
                <Table.Tr key={name}>
                  <Table.Th scope="row" fw={400}>
                    {either({ label: says, french })}
                    <div className={`${classes.small} mono`}>{name}</div>
                  </Table.Th>
                  <Table.Td className={classes.nowrap ?? ''}>
                    {last ? clock.ago(last.startedAt) : t('job.never')}
                    {last && !last.finishedAt ? <div className={classes.small}>{t('job.running')}</div> : null}
                  </Table.Td>
                  <Table.Td className={classes.nowrap ?? ''}>{next ? clock.moment(next) : '–'}</Table.Td>
                  <Table.Td className={classes.nowrap ?? ''}>
                    <Button
                      size="compact-sm"
                      variant="default"
                      loading={run.isPending && run.variables === name}
                      aria-label={t('job.runOf', { name })}
                      onClick={() => run.mutate(name)}
                    >
                      {t('job.run')}
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
    </>
  );
}
