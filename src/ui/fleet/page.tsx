import { Alert, Button } from '@mantine/core';
import { IconCircleCheck, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { DifferencesAsFile } from './differences-as-file.js';
import { DifferingPartners, DifferingRequests } from './differing.js';
import classes from './fleet.module.css';

/** The job that compares the libraries. */
const job = 'compare-fleet';

/** Whether the libraries that this node compares agree: the counts, then only what differs, each with what to do. */
export function Component() {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const { data, error, refetch } = useRead('/fleet-report');
  const jobs = useRead('/jobs');
  const { stopped, next, on } = jobs.data?.items.find(({ name }) => name === job) ?? {};
  const check = useChange(() => api.post('/jobs/{name}/run', { path: { name: job } }), {
    again: ['/fleet-report', '/jobs', '/node'],
    done: () => politely(t('compared.checked')),
  });
  const report = data?.report;
  return (
    <>
      <PageHead
        title={t('nav.fleet')}
        about={t('compared.about')}
        beside={report ? <When report={report} {...(on && !stopped && next ? { next } : {})} /> : null}
      >
        {report ? <DifferencesAsFile report={report} /> : null}
        {jobs.data && !stopped ? (
          <Button
            leftSection={<IconRefresh size={16} aria-hidden />}
            loading={check.isPending}
            onClick={() => check.mutate(undefined)}
          >
            {t('compared.checkNow')}
          </Button>
        ) : null}
      </PageHead>
      <ProblemAlert error={error ?? jobs.error} retry={() => void Promise.all([refetch(), jobs.refetch()])} />
      <ProblemAlert error={check.error} />
      {!(data && jobs.data) && !error && !jobs.error ? <Loading rows={4} /> : null}
      {data && !report && jobs.data ? (
        stopped ? (
          <Empty title={t('compared.unset')} text={stopped} />
        ) : (
          <Empty title={t('compared.never')} text={t('compared.neverText')} />
        )
      ) : null}
      {report ? <Report report={report} /> : null}
    </>
  );
}

function When({ report, next }: { report: Thing<'FleetReportView'>; next?: string }) {
  const { t } = useWords();
  const clock = useClock();
  const { libraries, checkedAt } = report;
  const checked = t('compared.checkedAt', { libraries, at: clock.moment(checkedAt) });
  return (
    <span className={classes.small}>
      {next ? `${checked}, ${t('compared.next', { at: clock.moment(next) })}` : checked}
    </span>
  );
}

function Report({ report }: { report: Thing<'FleetReportView'> }) {
  const { t } = useWords();
  const { unread, differingRequests, differingPartners } = report;
  const isWell = unread.length + differingRequests.length + differingPartners.length === 0;
  return (
    <>
      <Counts report={report} />
      {unread.length > 0 ? (
        <Alert color="orange" mt="sm" icon={<IconPlugConnectedX aria-hidden />} title={t('compared.unread')}>
          <ul className={classes.unread}>
            {unread.map(({ node, why }) => (
              <li key={node}>
                <b>{node}</b>: {why}
              </li>
            ))}
          </ul>
          {t('compared.unreadHow')}
        </Alert>
      ) : null}
      {isWell ? (
        <Alert color="green" mt="sm" icon={<IconCircleCheck aria-hidden />} title={t('compared.well')}>
          {t('compared.wellText')}
        </Alert>
      ) : null}
      <DifferingRequests found={differingRequests} of={report.requests.differ} />
      <DifferingPartners found={differingPartners} />
    </>
  );
}

function Counts({
  report: { requests, pairs, oldestInFlight, differingRequests },
}: {
  report: Thing<'FleetReportView'>;
}) {
  const { t } = useWords();
  const clock = useClock();
  const [oldest] = differingRequests;
  const counts = [
    { label: t('compared.shared'), count: requests.shared, how: t('compared.sharedHow') },
    { label: t('compared.agree'), count: requests.agree, how: t('compared.agreeHow') },
    {
      label: t('compared.inFlight'),
      count: requests.inFlight,
      how: oldestInFlight ? t('compared.oldest', { at: clock.moment(oldestInFlight) }) : t('compared.inFlightHow'),
    },
    {
      label: t('compared.differ'),
      count: requests.differ,
      how: oldest ? t('compared.differSince', { day: clock.day(oldest.since) }) : t('compared.differNone'),
    },
    { label: t('compared.pairs'), count: pairs.known, how: t('compared.pairsAgree', { count: pairs.agree }) },
  ];
  return (
    <dl className={classes.counts}>
      {counts.map(({ label, count, how }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="numbers">{clock.number(count)}</dd>
          <dd className={classes.small}>{how}</dd>
        </div>
      ))}
    </dl>
  );
}
