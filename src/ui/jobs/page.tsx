import { Anchor, Switch, Table } from '@mantine/core';
import { useEffect } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useEvery } from '../live/every.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { JobPanel } from './job-panel.js';
import classes from './jobs.module.css';
import { LastRun } from './last-run.js';

/** What the node does by itself: what it did last, when it does so next, and a way to see it before and have it done now. */
export function Component() {
  const { t, either, language } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const address = useAddress();
  const { data, error, refetch } = useRead('/jobs');
  useEvery(10_000, ['/jobs']);
  // Titles and schedules come in the language of the page.
  useEffect(() => void refetch(), [language]);
  const turn = useChange(
    ({ name, on }: { name: string; on: boolean }) => api.patch('/jobs/{name}', { path: { name }, body: { on } }),
    {
      again: ['/jobs'],
      done: ({ title, on }) => politely(t(on ? 'job.switchedOn' : 'job.switchedOff', { name: title })),
    },
  );
  const opened = data?.items.find(({ name }) => name === address.get('job'));
  const zone = data?.items[0]?.timeZone;
  const failed = data?.items.filter(({ last }) => last?.outcome === 'failed').length ?? 0;
  return (
    <>
      <PageHead title={t('nav.jobs')} about={t('job.about')} />
      <ProblemAlert error={error ?? turn.error} retry={error ? () => void refetch() : undefined} />
      {zone ? (
        <p className={classes.small}>
          {t('job.zone', { zone })} {t('job.failures', { count: failed })}
        </p>
      ) : null}
      {!data && !error ? <Loading rows={10} /> : null}
      {data ? (
        <Table.ScrollContainer type="native" minWidth={720} tabIndex={0} role="region" aria-label={t('job.table')}>
          <Table className={classes.table ?? ''} verticalSpacing={8} highlightOnHover>
            <caption className="only-read-aloud">{t('job.table')}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{t('job.on')}</Table.Th>
                <Table.Th scope="col">{t('job.job')}</Table.Th>
                <Table.Th scope="col">{t('job.runs')}</Table.Th>
                <Table.Th scope="col">{t('job.last')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {data.items.map((job) => (
                <Table.Tr key={job.name}>
                  <Table.Td>
                    {job.movable ? (
                      <Switch
                        checked={job.on}
                        disabled={!may('runJobs')}
                        aria-label={t('job.onOf', { name: job.title })}
                        onChange={(event) => turn.mutate({ name: job.name, on: event.currentTarget.checked })}
                      />
                    ) : (
                      <span className={classes.small}>{t('job.always')}</span>
                    )}
                  </Table.Td>
                  <Table.Th scope="row" fw={400}>
                    <Anchor
                      component="button"
                      type="button"
                      className={classes.title ?? ''}
                      aria-label={t('job.open', { name: job.title })}
                      onClick={() => address.set({ job: job.name })}
                    >
                      {job.title}
                    </Anchor>
                    <div className={classes.small}>{either({ label: job.says, french: job.french })}</div>
                  </Table.Th>
                  <Table.Td className={classes.nowrap ?? ''}>
                    {job.when}
                    <div className={classes.small}>
                      {job.on ? (job.next ? t('job.nextAt', { at: clock.moment(job.next) }) : '–') : t('job.off')}
                    </div>
                  </Table.Td>
                  <Table.Td>
                    <LastRun run={job.last} onRequests={job.previews} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      ) : null}
      {opened ? <JobPanel job={opened} close={() => address.set({ job: undefined })} /> : null}
    </>
  );
}
