import { Button, Drawer } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './jobs.module.css';
import { LastRun } from './last-run.js';
import { Lines } from './lines.js';
import { OwnPart } from './own-part.js';
import { OwnReaders } from './readers.js';
import { type Schedule, ScheduleForm } from './schedule-form.js';

type Job = Thing<'JobView'>;

/** One job: what it would do now, when it runs, and what it did. */
export function JobPanel({ job, close, edit }: { job: Job; close: () => void; edit: () => void }) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const { name, title } = job;
  const runs = useRead('/jobs/{name}/runs', { path: { name }, freshMs: 0 });
  const moved = useChange(
    (schedule: Schedule | null) => api.patch('/jobs/{name}', { path: { name }, body: { schedule } }),
    {
      again: ['/jobs'],
      done: ({ when }) => politely(t('job.savedSchedule', { when })),
    },
  );
  const { own } = job;
  const mayRun = own ? own.mine === true : may('runJobs');
  const mayConfigure = may('runJobs');
  return (
    <Drawer
      opened
      onClose={close}
      title={title}
      position="right"
      size="lg"
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <p>{job.says}</p>
      {own ? <OwnPart job={job} close={close} edit={edit} /> : null}
      {job.stopped ? <p>{job.stopped}</p> : null}
      {job.failing ? (
        <p className={classes.failed}>
          {t('job.failing', { times: job.failing.times, since: clock.moment(job.failing.since) })}
        </p>
      ) : null}
      {mayRun && !job.stopped ? <RunNow job={job} /> : null}
      <section className={classes.part}>
        <h2>{t('job.when')}</h2>
        {job.movable && mayRun && !own ? (
          <ScheduleForm
            key={JSON.stringify(job.movable)}
            begin={job.movable}
            isSaving={moved.isPending}
            save={(schedule) => moved.mutate(schedule)}
          />
        ) : (
          <>
            <div>{job.when}</div>
            {job.next && own ? (
              <div className={classes.small}>{t('job.nextAt', { at: clock.moment(job.next) })}</div>
            ) : null}
            {job.movable ? null : <div className={classes.small}>{t('job.needed')}</div>}
          </>
        )}
        <ProblemAlert error={moved.error} />
      </section>
      {mayConfigure ? <OwnReaders key={job.name} job={job} /> : null}
      <section className={classes.part}>
        <h2>{t('job.history')}</h2>
        <ProblemAlert error={runs.error} retry={() => void runs.refetch()} />
        {runs.data?.items.length === 0 ? <div>{t('job.noHistory')}</div> : null}
        <ul className={classes.lines}>
          {runs.data?.items.map((run) => (
            <li key={run.id}>
              <LastRun run={run} onRequests={job.previews} own={own?.id} />
            </li>
          ))}
        </ul>
      </section>
    </Drawer>
  );
}

function RunNow({ job: { name, title, previews, own } }: { job: Job }) {
  const { t } = useWords();
  const clock = useClock();
  const { politely } = useAnnouncer();
  const ofOwn = useRead('/staff-jobs/{id}/preview', {
    path: { id: own?.id ?? '' },
    when: own !== undefined,
    freshMs: 0,
  });
  const ofOther = useRead('/jobs/{name}/preview', { path: { name }, when: previews && !own, freshMs: 0 });
  const preview = own ? ofOwn : ofOther;
  const run = useChange(
    () =>
      own
        ? api.post('/staff-jobs/{id}/run', { path: { id: own.id } })
        : api.post('/jobs/{name}/run', { path: { name } }),
    {
      again: ['/jobs', '/jobs/{name}/runs', '/jobs/{name}/preview', '/staff-jobs/{id}/preview'],
      done: () => politely(t('job.ran', { name: title })),
    },
  );
  const would = preview.data?.would ?? [];
  const touched = would.filter((line) => !line.plain && !line.untouched);
  const requests = new Set(touched.flatMap((line) => line.requests.map(({ id }) => id)));
  const count = Math.max(requests.size, ...touched.map((line) => line.count), 0);
  return (
    <section className={classes.part}>
      <h2>{t('job.would')}</h2>
      {previews ? null : <div className={classes.small}>{t('job.noPreview')}</div>}
      {previews && !preview.data && !preview.error ? <Loading rows={2} /> : null}
      <ProblemAlert error={preview.error ?? run.error} />
      {preview.data ? (
        <>
          <Lines lines={would} nothing={t('job.wouldNothing')} />
          <p className={classes.small}>{t('job.wouldAt', { at: clock.time(preview.data.at) })}</p>
        </>
      ) : null}
      <Button
        mt="sm"
        loading={run.isPending}
        disabled={previews && !preview.data}
        onClick={() => run.mutate(undefined)}
      >
        {t('job.runNow', { count })}
      </Button>
    </section>
  );
}
