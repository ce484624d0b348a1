import { Button, Group, SegmentedControl, Switch } from '@mantine/core';
import { IconBook2, IconHandStop, IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import { loanCondition } from '../../domain/request/loan-conditions.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useSession } from '../session/session.js';
import { DateDialog } from '../shelf/date-dialog.js';
import { DayLeft } from '../shelf/day-left.js';
import { type DeskColumn, DeskTable } from '../shelf/desk-table.js';
import classes from '../shelf/shelf.module.css';
import { TickedBar } from '../shelf/ticked-bar.js';
import { TitleLink } from '../shelf/title-link.js';
import { useActById } from '../shelf/use-act-by-id.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { BatchResult } from './batch-result.js';

type Hold = Thing<'HoldView'>;
const looks = {
  toPick: ['act', IconHandStop, 'holds.toPick'],
  inTransit: ['move', IconTruckDelivery, 'holds.inTransit'],
  onShelf: ['here', IconBook2, 'holds.onShelf'],
  expired: ['stop', IconBook2, 'holds.isExpired'],
} as const;

/** The hold shelf: what waits for its patron, and what waited too long. */
export function Component() {
  const { t, textOf } = useWords();
  const clock = useClock();
  const { desk, may } = useSession();
  const { politely } = useAnnouncer();
  const address = useAddress();
  const isExpired = address.get('tab') === 'expired';
  const isHere = address.get('here') === 'yes';
  const [limit, setLimit] = useState(50);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [longer, setLonger] = useState<Hold>();
  const here = isHere && desk ? { library: desk.library } : {};
  const shelf = isExpired ? ('expired' as const) : ('active' as const);
  const { data, error, refetch } = useRead('/hold-shelf', { query: { shelf, limit, ...here }, keep: true });
  const extend = useChange(
    ({ id, until }: { id: string; until?: string | undefined }) =>
      api.post('/hold-shelf/{id}/extend', { path: { id }, body: until ? { until } : {} }),
    {
      again: ['/hold-shelf', '/work', '/work/counts'],
      done: ({ title, expiresAt }) => {
        setLonger(undefined);
        politely(t('holds.extended', { title, day: expiresAt ? clock.day(expiresAt) : '–' }));
      },
    },
  );
  const back = useActById(() => politely(t('holds.sentHome')));
  const batch = useChange((ids: string[]) => api.post('/requests/bulk', { body: { ids, action: 'returnToPartner' } }), {
    again: ['/hold-shelf', '/requests', '/work', '/work/counts', '/letters'],
    done: () => setTicked(new Set()),
  });
  const rows = data?.items ?? [];
  const chosen = rows.filter(({ id }) => ticked.has(id));

  const columns: DeskColumn<Hold>[] = [
    { head: t('holds.until'), narrow: true, cell: ({ expiresAt }) => <DayLeft at={expiresAt} /> },
    {
      head: t('holds.title'),
      isRowHead: true,
      cell: ({ title, barcode, request }) => (
        <TitleLink side="borrowing" id={request} title={title} below={<span className="mono">{barcode}</span>} />
      ),
    },
    {
      head: t('holds.patron'),
      cell: ({ patronName, patron }) => (
        <>
          {patronName ?? patron ?? '–'}
          {patron ? <span className={`${classes.detail} mono`}>…{patron.slice(-4)}</span> : null}
        </>
      ),
    },
    {
      head: t('holds.where'),
      cell: ({ status, pickupName, onShelfAt, conditions }) => {
        const [tone, icon, key] = looks[status as keyof typeof looks] ?? looks.onShelf;
        return (
          <>
            <ToneBadge tone={tone} icon={icon}>
              {t(key)}
            </ToneBadge>
            <span className={classes.detail}>
              {[pickupName, onShelfAt ? t('holds.since', { day: clock.day(onShelfAt) }) : '']
                .filter(Boolean)
                .join(' · ')}
            </span>
            {conditions?.length ? (
              <span className={classes.detail} data-terms>
                <strong>{conditions.map((each) => textOf(loanCondition(each).label)).join(', ')}</strong>
              </span>
            ) : null}
          </>
        );
      },
    },
    {
      head: t('holds.told'),
      narrow: true,
      cell: ({ notify, onShelfAt }) => t(!notify ? 'holds.notTold' : onShelfAt ? 'holds.isTold' : 'holds.toBeTold'),
    },
    {
      head: t('shelf.actions'),
      quiet: true,
      narrow: true,
      cell: (hold) => (
        <Group gap={6} wrap="nowrap" justify="flex-end">
          {hold.status === 'onShelf' || hold.status === 'expired' ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('act.of', { action: t('holds.extend'), title: hold.title })}
              onClick={() => setLonger(hold)}
            >
              {t('holds.extend')}
            </Button>
          ) : null}
          {may('workOnRequests') ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('act.of', { action: t('holds.return'), title: hold.title })}
              loading={back.isPending && back.variables?.id === hold.request}
              onClick={() => back.mutate({ id: hold.request, action: 'returnToPartner' })}
            >
              {t('holds.return')}
            </Button>
          ) : null}
        </Group>
      ),
    },
  ];

  return (
    <>
      <PageHead
        title={t('nav.holds')}
        count={data ? `${clock.number(rows.length)}${data.next ? '+' : ''}` : undefined}
        about={t('holds.about')}
      />
      <div className={classes.bar}>
        <SegmentedControl
          aria-label={t('nav.holds')}
          value={isExpired ? 'expired' : 'active'}
          onChange={(tab) => {
            setTicked(new Set());
            address.set({ tab: tab === 'expired' ? tab : undefined });
          }}
          data={[
            { value: 'active', label: t('holds.active') },
            { value: 'expired', label: t('holds.expired') },
          ]}
        />
        {desk ? (
          <Switch
            label={t('holds.hereOnly', { library: desk.libraryName })}
            checked={isHere}
            onChange={(event) => address.set({ here: event.currentTarget.checked ? 'yes' : undefined })}
          />
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      <ProblemAlert error={back.error ?? batch.error} />
      <BatchResult rows={batch.data?.items} titleOf={titleIn(rows)} />
      {isExpired ? (
        <TickedBar count={chosen.length}>
          <Button
            size="compact-sm"
            loading={batch.isPending}
            onClick={() => batch.mutate([...new Set(chosen.map(({ request }) => request))])}
          >
            {t('holds.returnTicked')}
          </Button>
        </TickedBar>
      ) : null}
      {data ? (
        rows.length === 0 ? (
          <Empty title={t(isExpired ? 'holds.noneExpired' : 'holds.none')} text={t('holds.noneHow')} />
        ) : (
          <DeskTable
            caption={t(isExpired ? 'holds.expired' : 'holds.active')}
            columns={columns}
            rows={rows}
            {...(isExpired ? { ticks: { ticked, set: setTicked, nameOf: ({ title }: Hold) => title } } : {})}
            more={data.next ? () => setLimit(limit + 50) : undefined}
          />
        )
      ) : error ? null : (
        <Loading rows={6} height={44} />
      )}
      {longer ? (
        <DateDialog
          title={t('holds.extend')}
          about={longer.title}
          label={t('holds.until')}
          help={t('holds.untilHow')}
          button={t('holds.extend')}
          optional
          error={extend.error}
          pending={extend.isPending}
          order={(until) => extend.mutate({ id: longer.id, until })}
          onClose={() => {
            extend.reset();
            setLonger(undefined);
          }}
        />
      ) : null}
    </>
  );
}

const titleIn = (rows: readonly Hold[]) => (request: string) =>
  rows.find((row) => row.request === request)?.title ?? request;
