import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { DeskTable } from '../shelf/desk-table.js';
import classes from '../shelf/shelf.module.css';
import { TitleLink } from '../shelf/title-link.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

type Move = Thing<'MoveRequestView'>;

/** Pick From Shelf: what is to be fetched, in the order of the shelves: for partners, and for our own patrons. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { desk, facts, may } = useSession();
  const { politely } = useAnnouncer();
  const [limit, setLimit] = useState(100);
  const moves = useRead('/move-requests', { query: { status: 'inProcess', limit }, keep: true });
  const holds = useRead('/hold-shelf', { query: { shelf: 'active', limit: 100 }, keep: true });
  const again = ['/move-requests', '/hold-shelf', '/requests', '/work', '/work/counts'] as const;
  const end = useChange(
    ({ move, how }: { move: Move; how: 'complete' | 'cancel' }) =>
      api.post('/requests/{id}/move-requests/{move}/{end}', {
        path: { id: move.request, move: move.id, end: how },
        body: {},
      }),
    { again, done: ({ title }) => politely(t('shelf.fetched', { title })) },
  );
  const at = desk?.code ?? facts.desks[0]?.code ?? '';
  const shelve = useChange((barcode: string) => api.post('/hold-shelf', { body: { barcode, desk: at } }), {
    again,
    done: ({ title }) => politely(t('shelf.shelved', { title })),
  });
  const toFetch = [...(moves.data?.items ?? [])].sort(byShelf);
  const toPick = (holds.data?.items ?? []).filter(({ status }) => status === 'toPick');
  const isEmpty = moves.data && holds.data && toFetch.length + toPick.length === 0;
  return (
    <>
      <PageHead
        title={t('nav.pick')}
        count={moves.data && holds.data ? clock.number(toFetch.length + toPick.length) : undefined}
        about={t('shelf.pickAbout')}
      >
        {isEmpty ? null : (
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => print()}>
            {t('shelf.printList')}
          </Button>
        )}
      </PageHead>
      <ProblemAlert error={moves.error ?? holds.error} retry={() => void moves.refetch()} />
      <ProblemAlert error={end.error ?? shelve.error} />
      {!moves.data && !moves.error ? <Loading rows={5} /> : null}
      {isEmpty ? (
        <Empty title={t('shelf.nothingToPick')} text={t('shelf.nothingToPickHow')}>
          {may('seeRequests') ? (
            <LinkButton to="/lending?state=created&state=beingProcessed&state=willSupply" variant="default">
              {t('shelf.openLending')}
            </LinkButton>
          ) : null}
        </Empty>
      ) : null}
      {toFetch.length > 0 ? (
        <>
          <h2 className={classes.group}>{t('shelf.forPartners')}</h2>
          <DeskTable
            caption={t('shelf.forPartners')}
            rows={toFetch}
            more={moves.data?.next ? () => setLimit(limit + 100) : undefined}
            columns={[
              {
                head: t('shelf.place'),
                cell: ({ locationName, location, callNumber }) => (
                  <>
                    {callNumber ?? '–'}
                    <span className={classes.detail}>{locationName ?? location}</span>
                  </>
                ),
              },
              {
                head: t('shelf.title'),
                isRowHead: true,
                cell: ({ request, title, manualDescription, barcode }) => (
                  <TitleLink
                    side="lending"
                    id={request}
                    title={title}
                    below={[manualDescription, barcode].filter(Boolean).join(' · ')}
                  />
                ),
              },
              { head: t('shelf.request'), cell: ({ externalId }) => <span className="mono">{externalId}</span> },
              { head: t('shelf.note'), cell: ({ note }) => note ?? '–' },
              {
                head: t('shelf.neededBy'),
                narrow: true,
                cell: ({ neededBy }) => (neededBy ? clock.day(neededBy) : '–'),
              },
              {
                head: t('shelf.askedSince'),
                narrow: true,
                cell: ({ askedAt, askedBy }) => `${clock.day(askedAt)} · ${askedBy}`,
              },
              {
                head: t('shelf.actions'),
                quiet: true,
                narrow: true,
                cell: (move) =>
                  may('workOnRequests') ? (
                    <Group gap={6} wrap="nowrap" justify="flex-end">
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={t('act.of', { action: t('shelf.notThere'), title: move.title })}
                        disabled={end.isPending}
                        onClick={() => end.mutate({ move, how: 'cancel' })}
                      >
                        {t('shelf.notThere')}
                      </Button>
                      <Button
                        size="compact-sm"
                        aria-label={t('act.of', { action: t('shelf.isHere'), title: move.title })}
                        disabled={end.isPending}
                        onClick={() => end.mutate({ move, how: 'complete' })}
                      >
                        {t('shelf.isHere')}
                      </Button>
                    </Group>
                  ) : null,
              },
            ]}
          />
        </>
      ) : null}
      {toPick.length > 0 ? (
        <>
          <h2 className={classes.group}>{t('shelf.forPatrons')}</h2>
          <DeskTable
            caption={t('shelf.forPatrons')}
            rows={toPick}
            columns={[
              {
                head: t('shelf.title'),
                isRowHead: true,
                cell: ({ request, title, barcode }) => (
                  <TitleLink
                    side="borrowing"
                    id={request}
                    title={title}
                    below={<span className="mono">{barcode}</span>}
                  />
                ),
              },
              { head: t('holds.patron'), cell: ({ patronName, patron }) => patronName ?? patron ?? '–' },
              { head: t('shelf.to'), cell: ({ pickupName }) => pickupName },
              { head: t('shelf.askedSince'), narrow: true, cell: ({ placedAt }) => clock.day(placedAt) },
              {
                head: t('shelf.actions'),
                quiet: true,
                narrow: true,
                cell: ({ barcode, title }) =>
                  may('lendAtDesk') ? (
                    <Button
                      size="compact-sm"
                      aria-label={t('act.of', { action: t('shelf.onShelf'), title })}
                      disabled={shelve.isPending}
                      onClick={() => shelve.mutate(barcode)}
                    >
                      {t('shelf.onShelf')}
                    </Button>
                  ) : null,
              },
            ]}
          />
        </>
      ) : null}
    </>
  );
}

/** As one walks along the shelves. */
const byShelf = (one: Move, other: Move): number =>
  (one.location ?? '').localeCompare(other.location ?? '') ||
  (one.callNumber ?? '').localeCompare(other.callNumber ?? '', undefined, { numeric: true });
