import { Anchor, Switch, Table } from '@mantine/core';
import type { Thing } from '../api/client.js';
import { WideTable } from '../parts/wide-table.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './jobs.module.css';
import { LastRun } from './last-run.js';

type Job = Thing<'JobView'>;

interface JobTableProps {
  jobs: readonly Job[];
  caption: string;
  open: (name: string) => void;
  turn: (job: Job, on: boolean) => void;
}

/** Jobs with their switch, what they do, when they run, and what the last run did. */
export function JobTable({ jobs, caption, open, turn }: JobTableProps) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const mayTurn = ({ own }: Job) => (own ? own.mine === true : may('runJobs'));
  return (
    <WideTable
      caption={caption}
      head={[
        { text: t('job.on'), width: 70 },
        t('job.job'),
        { text: t('job.runs'), width: 260 },
        { text: t('job.last'), width: 300 },
      ]}
      minWidth={720}
      verticalSpacing={8}
      highlightOnHover
    >
      {jobs.map((job) => (
        <Table.Tr key={job.name}>
          <Table.Td>
            {job.movable ? (
              <Switch
                checked={job.on && !job.stopped}
                disabled={!mayTurn(job) || job.stopped !== undefined}
                aria-label={t('job.onOf', { name: job.title })}
                onChange={(event) => turn(job, event.currentTarget.checked)}
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
              onClick={() => open(job.name)}
            >
              {job.title}
            </Anchor>
            <div className={classes.small}>{job.says}</div>
            {job.own ? <div className={classes.small}>{t('job.maker', { name: job.own.maker.name })}</div> : null}
            {job.own?.stopped ? <div className={classes.failed}>{job.own.stopped}</div> : null}
            {job.stopped ? <div className={classes.small}>{job.stopped}</div> : null}
          </Table.Th>
          <Table.Td>
            {job.when}
            <div className={classes.small}>
              {job.on && !job.stopped
                ? job.next
                  ? t('job.nextAt', { at: clock.moment(job.next) })
                  : '–'
                : t('job.off')}
            </div>
          </Table.Td>
          <Table.Td>
            <LastRun run={job.last} onRequests={job.previews} own={job.own?.id} />
            {job.failing && job.failing.times > 1 ? (
              <div className={classes.failed}>
                {t('job.failing', { times: job.failing.times, since: clock.moment(job.failing.since) })}
              </div>
            ) : null}
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}
