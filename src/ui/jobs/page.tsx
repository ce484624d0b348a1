import { Button } from '@mantine/core';
import { IconMailExclamation, IconPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useEvery } from '../live/every.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { JobPanel } from './job-panel.js';
import { JobTable } from './job-table.js';
import classes from './jobs.module.css';
import { OwnForm } from './own-form.js';
import { ReadersDialog } from './readers.js';

type Job = Thing<'JobView'>;

/** What the node does by itself: what it did last, when it does so next, and a way to see it before and have it done now. */
export function Component() {
  const { t, language } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const address = useAddress();
  const { data, error, refetch } = useRead('/jobs');
  useEvery(10_000, ['/jobs']);
  // Titles and schedules come in the language of the page.
  useEffect(() => void refetch(), [language]);
  const turn = useChange(
    ({ name, own, on }: { name: string; own?: string | undefined; on: boolean }) =>
      own
        ? api.post('/staff-jobs/{id}/turn', { path: { id: own }, body: { on } })
        : api.patch('/jobs/{name}', { path: { name }, body: { on } }),
    {
      again: ['/jobs'],
      done: ({ title, on }) => politely(t(on ? 'job.switchedOn' : 'job.switchedOff', { name: title })),
    },
  );
  const opened = data?.items.find(({ name }) => name === address.get('job'));
  const isEditing = address.get('edit') === 'yes';
  const [report, view] = [address.get('report'), address.get('view')];
  const begun = report ? `report ${report}` : view ? `view ${view}` : undefined;
  const close = () => address.set({ job: undefined, edit: undefined, report: undefined, view: undefined });
  const [dialog, setDialog] = useState<'readers'>();
  const readers = useRead('/job-readers');
  const own = data?.items.filter((job) => job.own) ?? [];
  const zone = data?.items[0]?.timeZone;
  const rows = (jobs: readonly Job[], caption: string) => (
    <JobTable
      {...{ jobs, caption }}
      open={(name) => address.set({ job: name })}
      turn={(job, on) => turn.mutate({ name: job.name, own: job.own?.id, on })}
    />
  );
  const failed = data?.items.filter(({ last }) => last?.outcome === 'failed').length ?? 0;
  return (
    <>
      <PageHead title={t('nav.jobs')} about={t('job.about')}>
        {may('runJobs') && readers.data ? (
          <Button
            variant="default"
            leftSection={<IconMailExclamation size={18} aria-hidden />}
            onClick={() => setDialog('readers')}
          >
            {t('job.readers')}
          </Button>
        ) : null}
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => address.set({ job: 'new' })}>
          {t('job.newJob')}
        </Button>
      </PageHead>
      <ProblemAlert error={error ?? turn.error} retry={error ? () => void refetch() : undefined} />
      {zone ? (
        <p className={classes.small}>
          {t('job.zone', { zone })} {t('job.failures', { count: failed })}
        </p>
      ) : null}
      {!data && !error ? <Loading rows={10} /> : null}
      {data ? (
        <>
          <h2 className={classes.heading}>{t('job.own')}</h2>
          {own.length === 0 ? <p className={classes.small}>{t('job.noOwn')}</p> : rows(own, t('job.own'))}
          <h2 className={classes.heading}>{t('job.builtIn')}</h2>
          {rows(
            data.items.filter((job) => !job.own),
            t('job.table'),
          )}
        </>
      ) : null}
      {opened && !isEditing ? <JobPanel job={opened} close={close} edit={() => address.set({ edit: 'yes' })} /> : null}
      {address.get('job') === 'new' ? <OwnForm source={begun} close={close} /> : null}
      {opened?.own && isEditing ? <OwnForm job={opened} close={() => address.set({ edit: undefined })} /> : null}
      {dialog && readers.data ? (
        <ReadersDialog readers={readers.data.items} close={() => setDialog(undefined)} />
      ) : null}
    </>
  );
}
