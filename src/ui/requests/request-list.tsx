import { Button, Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useRead } from '../api/read.js';
import { afterChange } from '../live/follow.js';
import { useSteadyList } from '../live/steady-list.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { NewPill } from '../parts/new-pill.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Side } from '../parts/status-looks.js';
import { cameFrom } from '../request/came-from.js';
import { usePreference } from '../session/preference.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { listFreshMs } from './ahead.js';
import { BulkBar } from './bulk/bulk-bar.js';
import { useEverything } from './bulk/use-everything.js';
import { Chips, useFilterNames } from './chips.js';
import { type Column, usualColumns } from './columns.js';
import { Facets } from './facets.js';
import { useListKeys } from './list-keys.js';
import { ListTools } from './list-tools.js';
import { Pager } from './pager.js';
import { Pane } from './pane.js';
import { isNarrowed, narrowing, noFilter, pageOf, questionOf, usualOrder } from './question.js';
import classes from './request-list.module.css';
import { Rows } from './rows.js';
import { SearchWithin } from './search-within.js';
import { useOpening, useViews } from './views/use-views.js';

const AssignDialog = lazy(() => import('../parts/assign-dialog.js'));
const BulkDialog = lazy(() => import('./bulk/bulk-dialog.js'));

/** The list of one side: filters with counts, rows, and the open request beside them. All of it is in the address. */
export function RequestList({ side }: { side: Side }) {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const { politely } = useAnnouncer();
  const { may } = useSession();
  const question = questionOf(side, address);
  const narrow = narrowing(question);
  const open = address.get('open');
  const isMedium = useMediaQuery('(max-width: 1100px)') ?? false;
  const isNarrow = useMediaQuery('(max-width: 800px)') ?? false;
  const [hasFilters, setFilters] = useState(false);
  const [columns, keepColumns] = usePreference<Column[]>(`columns.${side}`, [...usualColumns[side]]);
  const [isDense, keepDense] = usePreference('rows.dense', false);
  const views = useViews(side);
  useOpening(views, address);
  const asked = pageOf(question);
  const list = useRead('/requests', { query: asked, keep: true, freshMs: listFreshMs });
  const counts = useRead('/requests/facets', { query: narrow, keep: true });
  const name = JSON.stringify(asked);
  const steady = useSteadyList(list.isPlaceholderData ? undefined : list.data?.items, name, afterChange);
  const total = counts.data?.total;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const filterNames = useFilterNames(question, counts.data);
  useEffect(() => setTicked(new Set()), [name]);
  useEffect(() => {
    if (total) politely(t('list.found', { count: total.count }));
  }, [total?.count, politely, t, total]);
  const lastTicked = useRef<string>(undefined);
  const tick = (ids: readonly string[], isTicked: boolean) => {
    lastTicked.current = ids.length === 1 ? ids[0] : undefined;
    setTicked((before) => new Set(isTicked ? [...before, ...ids] : [...before].filter((id) => !ids.includes(id))));
  };
  const tickTo = (id: string) => {
    const all = steady.rows.map((row) => row.id);
    const from = all.indexOf(lastTicked.current ?? id);
    const [first, last] = [Math.max(from, 0), all.indexOf(id)].sort((one, other) => one - other);
    setTicked((before) => new Set([...before, ...all.slice(first, (last ?? 0) + 1)]));
    lastTicked.current = id;
  };
  const onOpen = (id: string | undefined, section?: string) => address.set({ open: id, section }, open !== undefined);
  const [assigned, setAssigned] = useState<string>();
  useListKeys({
    ...{ ids: steady.rows.map(({ id }) => id), open, onOpen, tick, tickTo, ticked, side },
    assign: (id) => may('workOnRequests') && setAssigned(id),
  });

  const { rows } = steady;
  const everything = useEverything({
    question,
    narrow,
    total,
    isWhole: list.data?.next !== undefined && rows.length > 0 && rows.every(({ id }) => ticked.has(id)),
    tick: (all) => setTicked(new Set(all)),
  });
  // What is on the page is known as it is now; of the others what was read with them.
  const seen = new Map([...everything.rows, ...rows].map((row) => [row.id, row]));
  const chosen = [...ticked].flatMap((id) => seen.get(id) ?? []);
  const toAssign = assigned === undefined ? undefined : seen.get(assigned);
  const ids = rows.map(({ id }) => id).join(' ');
  useEffect(
    () => cameFrom.keep(side, `/${side}${address.text ? `?${address.text}` : ''}`, ids.split(' ')),
    [side, address.text, ids],
  );
  const title = t(side === 'borrowing' ? 'nav.borrowing' : 'nav.lending');
  const facets = <Facets question={question} counts={counts.data} address={address} />;
  return (
    <>
      <PageHead
        title={title}
        count={total ? `${clock.number(total.count)}${total.more ? '+' : ''}` : undefined}
        about={t(side === 'borrowing' ? 'list.aboutBorrowing' : 'list.aboutLending')}
      >
        <ListTools {...{ side, question, address, views, narrow, columns, keepColumns, isDense, keepDense }} />
      </PageHead>
      <div className={classes.page} data-pane={(open && !isMedium) || undefined}>
        {isNarrow ? (
          <Drawer
            opened={hasFilters}
            onClose={() => setFilters(false)}
            position="left"
            title={t('list.filters')}
            closeButtonProps={{ 'aria-label': t('frame.close') }}
          >
            {facets}
          </Drawer>
        ) : (
          <div className={classes.facets}>{facets}</div>
        )}
        <section className={classes.list} aria-label={title}>
          <div className={classes.above}>
            {isNarrow ? (
              <Button
                variant="default"
                leftSection={<IconFilter size={16} aria-hidden />}
                onClick={() => setFilters(true)}
              >
                {t('list.filters')}
              </Button>
            ) : null}
            <SearchWithin question={question} address={address} />
            <NewPill count={question.after ? 0 : steady.fresh} show={steady.show} />
          </div>
          <Chips question={question} counts={counts.data} address={address} />
          <div className={classes.progress} data-busy={list.isFetching || undefined} />
          <ProblemAlert error={list.error ?? counts.error} retry={() => void list.refetch()} />
          {list.isPending && !list.error ? <Loading rows={8} height={48} /> : null}
          {list.data && rows.length === 0 ? (
            <Empty
              title={t(isNarrowed(question) ? 'list.noneFits' : 'list.none')}
              text={
                isNarrowed(question)
                  ? filterNames.map(({ label }) => label).join(' · ')
                  : t(side === 'borrowing' ? 'list.noneBorrowing' : 'list.noneLending')
              }
            >
              {isNarrowed(question) ? <Button onClick={() => address.set(noFilter)}>{t('list.clear')}</Button> : null}
              {!isNarrowed(question) && question.activity !== 'all' ? (
                <Button variant="default" onClick={() => address.set({ activity: 'all' })}>
                  {t('list.showAll')}
                </Button>
              ) : null}
            </Empty>
          ) : null}
          {rows.length > 0 ? (
            <Rows
              rows={rows}
              question={question}
              caption={title}
              columns={open || isMedium ? [] : columns}
              isDense={isDense}
              open={open}
              ticked={ticked}
              tick={tick}
              tickTo={tickTo}
              onOpen={onOpen}
              sortBy={(sort) => {
                const order =
                  question.sort === sort && question.order === usualOrder(sort)
                    ? usualOrder(sort) === 'asc'
                      ? 'desc'
                      : 'asc'
                    : undefined;
                address.set({ sort: sort === 'created' ? undefined : sort, order, after: undefined, page: undefined });
              }}
            />
          ) : null}
          <Pager question={question} next={list.data?.next} shown={rows.length} total={total} address={address} />
          <BulkBar
            rows={chosen}
            side={side}
            everything={everything}
            clear={() => setTicked(new Set())}
            keep={(ids) => setTicked(new Set(ids))}
          />
        </section>
        {open && !isMedium ? (
          <Pane
            id={open}
            section={address.get('section')}
            toSection={(section) => address.set({ section }, true)}
            onClose={() => onOpen(undefined)}
          />
        ) : null}
      </div>
      {open && isMedium ? (
        <Drawer
          opened
          onClose={() => onOpen(undefined)}
          size="min(480px, 100%)"
          padding={0}
          withCloseButton={false}
          attributes={{ header: { role: 'none' }, content: { 'aria-label': t('list.pane') } }}
        >
          <Pane
            id={open}
            section={address.get('section')}
            toSection={(section) => address.set({ section }, true)}
            onClose={() => onOpen(undefined)}
          />
        </Drawer>
      ) : null}
      <Suspense>
        {toAssign && chosen.length === 0 ? (
          <AssignDialog request={toAssign} onClose={() => setAssigned(undefined)} />
        ) : null}
        {toAssign && chosen.length > 0 ? (
          <BulkDialog
            title={t('act.assignTo')}
            side={side}
            choice={{ kind: 'assign' }}
            aims={chosen}
            onClose={(left) => {
              if (left) setTicked(new Set(left));
              setAssigned(undefined);
            }}
          />
        ) : null}
      </Suspense>
    </>
  );
}
