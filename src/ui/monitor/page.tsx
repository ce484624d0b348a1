import { SegmentedControl, TextInput } from '@mantine/core';
import { IconBook2, IconBooks, IconPackageImport, IconTruckDelivery } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { processTypes } from '../../domain/fulfilment/shipping.js';
import type { TemporaryItemStatus } from '../../domain/fulfilment/temporary-item.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { usePlaceNames } from '../parts/place-names.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { DayLeft } from '../shelf/day-left.js';
import { DeskTable } from '../shelf/desk-table.js';
import { RequestActions } from '../shelf/request-actions.js';
import classes from '../shelf/shelf.module.css';
import { TitleLink } from '../shelf/title-link.js';
import type { Tone } from '../theme/tones.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** Monitor Requests & Item Processes: every item that is not where it belongs, theirs that are here, ours that are away. */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const isAway = address.get('tab') === 'away';
  const barcode = address.get('barcode');
  const [text, setText] = useState(barcode ?? '');
  useEffect(() => {
    const wanted = text.trim() || undefined;
    // An address that says so already is not set again: that would call off the page that a click has just asked for.
    if (wanted === barcode) return;
    const timer = setTimeout(() => address.set({ barcode: wanted }, true), 300);
    return () => clearTimeout(timer);
  }, [text, barcode, address]);
  return (
    <>
      <PageHead title={t('nav.monitor')} about={t('shelf.monitorAbout')} />
      <div className={`${classes.bar} ${classes.labelled}`}>
        <SegmentedControl
          aria-label={t('nav.monitor')}
          value={isAway ? 'away' : 'here'}
          onChange={(tab) => address.set({ tab: tab === 'away' ? tab : undefined })}
          data={[
            { value: 'here', label: t('shelf.theirsHere') },
            { value: 'away', label: t('shelf.oursAway') },
          ]}
        />
        <TextInput
          label={t('shelf.barcode')}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </div>
      {isAway ? <OursAway barcode={barcode} /> : <TheirsHere barcode={barcode} />}
    </>
  );
}

const itemLooks: Record<TemporaryItemStatus, readonly [Tone, typeof IconBook2, Key]> = {
  atDesk: ['act', IconPackageImport, 'shelf.item_atDesk'],
  inTransit: ['move', IconTruckDelivery, 'shelf.item_inTransit'],
  onHoldShelf: ['here', IconBooks, 'shelf.item_onHoldShelf'],
  onLoan: ['here', IconBook2, 'shelf.item_onLoan'],
  lost: ['stop', IconBook2, 'shelf.item_lost'],
};

function TheirsHere({ barcode }: { barcode: string | undefined }) {
  const { t } = useWords();
  const clock = useClock();
  const places = usePlaceNames();
  const [limit, setLimit] = useState(50);
  const { data, error, refetch } = useRead('/temporary-items', {
    query: { limit, ...(barcode ? { barcode } : {}) },
    keep: true,
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} height={48} />;
  if (data.items.length === 0)
    return <Empty title={t('shelf.noneHere')} text={barcode ? t('shelf.noneWith', { barcode }) : undefined} />;
  return (
    <DeskTable
      caption={t('shelf.theirsHere')}
      rows={data.items}
      more={data.next ? () => setLimit(limit + 50) : undefined}
      columns={[
        {
          head: t('shelf.title'),
          isRowHead: true,
          cell: ({ request, title, author, description }) => (
            <TitleLink
              side="borrowing"
              id={request}
              title={title}
              below={[author, description].filter(Boolean).join(' · ')}
            />
          ),
        },
        { head: t('shelf.barcode'), narrow: true, cell: ({ barcode: code }) => <span className="mono">{code}</span> },
        {
          head: t('shelf.process'),
          cell: ({ status }) => {
            const [tone, icon, key] = itemLooks[status];
            return (
              <ToneBadge tone={tone} icon={icon}>
                {t(key)}
              </ToneBadge>
            );
          },
        },
        {
          head: t('shelf.place'),
          cell: ({ library, location }) =>
            [places.library(library), places.location(location)].filter(Boolean).join(' · '),
        },
        { head: t('shelf.due'), narrow: true, cell: ({ dueDay }) => <DayLeft at={dueDay} /> },
        {
          head: t('shelf.received'),
          narrow: true,
          cell: ({ receivedAt, receivedBy }) => `${clock.day(receivedAt)} · ${receivedBy}`,
        },
        {
          head: t('shelf.actions'),
          quiet: true,
          narrow: true,
          cell: ({ request, title }) => <RequestActions id={request} title={title} />,
        },
      ]}
    />
  );
}

function OursAway({ barcode }: { barcode: string | undefined }) {
  const { t, textOf } = useWords();
  const clock = useClock();
  const places = usePlaceNames();
  const [limit, setLimit] = useState(50);
  const { data, error, refetch } = useRead('/lent-items', {
    query: { limit, out: true, ...(barcode ? { barcode } : {}) },
    keep: true,
  });
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={6} height={48} />;
  if (data.items.length === 0)
    return <Empty title={t('shelf.noneAway')} text={barcode ? t('shelf.noneWith', { barcode }) : undefined} />;
  return (
    <DeskTable
      caption={t('shelf.oursAway')}
      rows={data.items}
      more={data.next ? () => setLimit(limit + 50) : undefined}
      columns={[
        {
          head: t('shelf.request'),
          isRowHead: true,
          cell: ({ request, externalId, description }) => (
            <TitleLink side="lending" id={request} title={externalId} below={description} />
          ),
        },
        { head: t('shelf.barcode'), narrow: true, cell: ({ barcode: code }) => <span className="mono">{code}</span> },
        { head: t('shelf.process'), cell: ({ processType }) => textOf(processTypes[processType].label) },
        {
          head: t('shelf.belongs'),
          cell: ({ library, location }) =>
            [places.library(library), places.location(location)].filter(Boolean).join(' · ') || '–',
        },
        { head: t('shelf.filedAt'), cell: ({ lendingLocation }) => places.location(lendingLocation) },
        {
          head: t('shelf.shipped'),
          narrow: true,
          cell: ({ shippedAt, shippedBy }) => `${clock.day(shippedAt)} · ${shippedBy}`,
        },
        {
          head: t('shelf.actions'),
          quiet: true,
          narrow: true,
          cell: ({ request, externalId }) => <RequestActions id={request} title={externalId} />,
        },
      ]}
    />
  );
}
