import { Anchor } from '@mantine/core';
import { addressOf, type Thing } from '../api/client.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './jobs.module.css';
import { Lines } from './lines.js';

interface LastRunProps {
  run: Thing<'JobRunView'> | undefined;
  onRequests: boolean;
  /** Id of the job that staff defined, whose runs may have written a file. */
  own?: string | undefined;
}

/** How a run ended, when, its duration, and what it did; of a job that touches no requests it is not known. */
export function LastRun({ run, onRequests, own }: LastRunProps) {
  const { t } = useWords();
  const clock = useClock();
  if (!run) return <>{t('job.never')}</>;
  const { outcome, startedAt, finishedAt, by, problem, did, file } = run;
  const at = clock.moment(startedAt);
  const seconds = finishedAt ? Math.floor((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000) : undefined;
  return (
    <>
      <div className={outcome === 'failed' ? classes.failed : undefined}>{t(`job.outcome_${outcome}`)}</div>
      <div className={classes.small}>
        {seconds === undefined ? at : t('job.took', { at, seconds })}
        {by ? `, ${t('job.by', { name: by })}` : null}
      </div>
      {problem ? <div className={classes.small}>{problem}</div> : null}
      {(onRequests && outcome === 'done') || did.length > 0 ? <Lines lines={did} nothing={t('job.nothing')} /> : null}
      {file && own ? (
        <Anchor href={addressOf('/staff-jobs/{id}/runs/{run}/file', { id: own, run: run.id })} download={file}>
          {t('job.file', { file })}
        </Anchor>
      ) : null}
    </>
  );
}
