import { SegmentedControl, Select } from '@mantine/core';
import { IconAlertOctagon, IconCircleCheck, IconReceipt2 } from '@tabler/icons-react';
import { useState } from 'react';
import { type LostCaseState, lostCaseRows, lostCaseStates } from '../../domain/fulfilment/lost-case.js';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { StatusBadge } from '../parts/status-badge.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { DeskTable } from '../shelf/desk-table.js';
import { RequestActions } from '../shelf/request-actions.js';
import classes from '../shelf/shelf.module.css';
import { TitleLink } from '../shelf/title-link.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

const looks = {
  reported: ['stop', IconAlertOctagon],
  declared: ['stop', IconAlertOctagon],
  feeCommunicated: ['stop', IconReceipt2],
  paid: ['act', IconReceipt2],
  waived: ['done', IconReceipt2],
  found: ['act', IconAlertOctagon],
  closed: ['done', IconCircleCheck],
} as const satisfies Record<LostCaseState, unknown>;

/** Lost cases: one record that both libraries see, and what may be declared lost by the days that have passed. */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const tab = address.get('tab') ?? 'cases';
  return (
    <>
      <PageHead title={t('nav.lost')} about={t('shelf.lostAbout')} />
      <div className={`${classes.bar} ${classes.labelled}`}>
        <SegmentedControl
          aria-label={t('nav.lost')}
          value={tab}
          onChange={(next) => address.set({ tab: next === 'cases' ? undefined : next })}
          data={[
            { value: 'cases', label: t('shelf.cases') },
            { value: 'overdue', label: t('shelf.longOverdue') },
            { value: 'inTransit', label: t('shelf.longOnItsWay') },
          ]}
        />
        {tab === 'cases' ? <StateFilter /> : null}
      </div>
      {tab === 'cases' ? <Cases /> : <Candidates because={tab === 'inTransit' ? 'inTransit' : 'overdue'} />}
    </>
  );
}

function StateFilter() {
  const { t, textOf } = useWords();
  const address = useAddress();
  return (
    <Select
      label={t('counter.status')}
      placeholder={t('shelf.anyState')}
      clearable
      clearButtonProps={{ 'aria-label': t('shelf.anyState') }}
      data={lostCaseStates.map((value) => ({ value, label: textOf(lostCaseRows[value].label) }))}
      value={address.get('state') ?? null}
      onChange={(state) => address.set({ state: state ?? undefined })}
    />
  );
}

const Title = ({ request }: { request: Thing<'LostCaseLine'>['request'] }) => (
  <TitleLink
    side={request.side}
    id={request.id}
    title={request.title}
    below={[request.partnerName, request.externalId].filter(Boolean).join(' · ')}
  />
);

function Cases() {
  const { t, textOf } = useWords();
  const clock = useClock();
  const address = useAddress();
  const [limit, setLimit] = useState(50);
  const state = lostCaseStates.find((each) => each === address.get('state'));
  const { data, error, refetch } = useRead('/lost-cases', {
    query: { limit, ...(state ? { state } : {}) },
    keep: true,
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={5} height={48} />;
  if (data.items.length === 0) return <Empty title={t('shelf.noCases')} text={t('shelf.noCasesHow')} />;
  return (
    <DeskTable
      caption={t('nav.lost')}
      rows={data.items.map((line) => ({ ...line, id: line.request.id }))}
      more={data.next ? () => setLimit(limit + 50) : undefined}
      columns={[
        { head: t('shelf.title'), isRowHead: true, cell: ({ request }) => <Title request={request} /> },
        {
          head: t('shelf.case'),
          cell: ({ lostCase }) => {
            const [tone, icon] = looks[lostCase.state];
            return (
              <>
                <ToneBadge tone={tone} icon={icon}>
                  {textOf(lostCase.label)}
                </ToneBadge>
                {lostCase.why ? <span className={classes.detail}>{lostCase.why}</span> : null}
              </>
            );
          },
        },
        {
          head: t('shelf.reportedBy'),
          cell: ({ lostCase }) => (
            <>
              {t(`shelf.by_${lostCase.reportedBy}`)}
              {lostCase.where ? <span className={classes.detail}>{t(`shelf.at_${lostCase.where}`)}</span> : null}
            </>
          ),
        },
        {
          head: t('shelf.fee'),
          narrow: true,
          cell: ({ lostCase: { fee, currency, invoice } }) => (
            <>
              {fee ? clock.money(fee, currency ?? 'CAD') : '–'}
              {invoice ? <span className={classes.detail}>{invoice}</span> : null}
            </>
          ),
        },
        {
          head: t('shelf.lastStep'),
          narrow: true,
          cell: ({ lostCase }) => {
            const at = lostCase[`${lostCase.state}At`];
            return at ? clock.day(at) : '–';
          },
        },
        { head: t('counter.status'), cell: ({ request }) => <StatusBadge side={request.side} state={request.state} /> },
        {
          head: t('shelf.actions'),
          quiet: true,
          narrow: true,
          cell: ({ request }) => <RequestActions id={request.id} title={request.title} />,
        },
      ]}
    />
  );
}

function Candidates({ because }: { because: 'overdue' | 'inTransit' }) {
  const { t } = useWords();
  const clock = useClock();
  const [limit, setLimit] = useState(50);
  const { data, error, refetch } = useRead('/lost-candidates', { query: { because, limit }, keep: true });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={5} height={48} />;
  if (data.items.length === 0) return <Empty title={t('shelf.noCandidates')} text={t('shelf.noCandidatesHow')} />;
  return (
    <DeskTable
      caption={t(because === 'overdue' ? 'shelf.longOverdue' : 'shelf.longOnItsWay')}
      rows={data.items.map((line) => ({ ...line, id: line.request.id }))}
      more={data.next ? () => setLimit(limit + 50) : undefined}
      columns={[
        { head: t('shelf.title'), isRowHead: true, cell: ({ request }) => <Title request={request} /> },
        { head: t('shelf.sinceWhen'), narrow: true, cell: ({ since }) => clock.day(since) },
        {
          head: t('shelf.days'),
          narrow: true,
          cell: ({ days, limit: most }) => t('shelf.daysOf', { days, limit: most }),
        },
        { head: t('counter.status'), cell: ({ request }) => <StatusBadge side={request.side} state={request.state} /> },
        {
          head: t('shelf.actions'),
          quiet: true,
          narrow: true,
          cell: ({ request }) => <RequestActions id={request.id} title={request.title} />,
        },
      ]}
    />
  );
}
