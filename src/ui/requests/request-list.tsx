import { Button, Drawer } from '@mantine/core';
import { useElementSize, useMediaQuery } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { ListColumn } from '../../domain/lists/request-columns.js';
import type { Sort } from '../../domain/lists/request-lists.js';
import { useRead } from '../api/read.js';
import { afterChange } from '../live/follow.js';
import { useSteadyList } from '../live/steady-list.js';
import { EnterMailed } from '../mailed/enter-mailed.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
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
import { ActivityChoice } from './activity-choice.js';
import { listFreshMs } from './ahead.js';
import { BulkBar } from './bulk/bulk-bar.js';
import { useEverything } from './bulk/use-everything.js';
import { Chips } from './chips.js';
import { movedTo } from './column-drag.js';
import { type ColumnWidths, layoutOf, usualColumns, withWidth } from './columns.js';
import { ActiveOnlyNotice } from './conditions/active-only-notice.js';
import { ConditionsMenu } from './conditions/conditions-menu.js';
import { CreateMenu } from './create-menu.js';
import { Facets } from './facets.js';
import { useListKeys } from './list-keys.js';
import { ListTools } from './list-tools.js';
import { NothingFound } from './nothing-found.js';
import { Pager } from './pager.js';
import { Pane } from './pane.js';
import { narrowedBy, pageOf, questionOf, usualOrder, usualSort } from './question.js';
import classes from './request-list.module.css';
import type { RequestRow } from './request-row.js';
import { Rows } from './rows.js';
import { SearchWithin } from './search-within.js';
import { mayStandLater } from './stand-later.js';
import { useOpening, useViews } from './views/use-views.js';
import { ViewsMenu } from './views/views-menu.js';

const AssignDialog = lazy(() => import('../parts/assign-dialog.js'));
const BulkDialog = lazy(() => import('./bulk/bulk-dialog.js'));

/** A row stays where it is, and so under the heading under which it was first shown. */
const inItsGroup = (row: RequestRow, before: RequestRow): RequestRow =>
  before.urgency && before.urgency !== row.urgency ? { ...row, urgency: before.urgency } : row;

/** The list of one side: filters with counts, rows, and the open request next to them. All of it is in the address. */
export function RequestList({ side }: { side: Side }) {
  const { t, language } = useWords();
  const clock = useClock();
  const address = useAddress();
  const { politely } = useAnnouncer();
  const { may } = useSession();
  const question = questionOf(side, address);
  const narrow = narrowedBy(question);
  const open = address.get('open');
  const isMedium = useMediaQuery('(max-width: 1100px)', innerWidth <= 1100) ?? false;
  const isNarrow = useMediaQuery('(max-width: 900px)', innerWidth <= 900) ?? false;
  const isSmall = useMediaQuery('(max-width: 599px)', innerWidth < 600) ?? false;
  const isWide = useMediaQuery('(min-width: 1600px)', innerWidth >= 1600) ?? false;
  const { ref: body, width } = useElementSize<HTMLDivElement>();
  const [hasFilters, setFilters] = useState(false);
  const [columns, keepColumns] = usePreference<ListColumn[]>(`columns.${side}`, [...usualColumns[side]]);
  const [widths, keepWidths] = usePreference<ColumnWidths>(`widths.${side}`, {});
  const [isDense, keepDense] = usePreference('rows.dense', false);
  const views = useViews(side);
  useOpening(views, address);
  const asked = pageOf(question);
  const list = useRead('/requests', { query: asked, keep: true, freshMs: listFreshMs });
  const counts = useRead('/requests/facets', { query: narrow, keep: true });
  const name = JSON.stringify(asked);
  const steady = useSteadyList(
    list.isPlaceholderData ? undefined : list.data?.items,
    name,
    afterChange,
    ({ state }) => mayStandLater(question, state, list.data?.next !== undefined),
    inItsGroup,
  );
  const total = counts.data?.total;
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
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
    ids: steady.rows.map(({ id }) => id),
    open,
    onOpen,
    tick,
    tickTo,
    ticked,
    side,
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
  // A list in which nothing is found keeps its filters, with their numbers without the words.
  const isEmpty = list.data !== undefined && steady.rows.length === 0 && question.q !== '';
  const besides = useRead('/requests/facets', { query: narrowedBy({ ...question, q: '' }), when: isEmpty });
  const facets = <Facets question={question} counts={(isEmpty && besides.data) || counts.data} address={address} />;
  const conditions = <ConditionsMenu question={question} counts={counts.data} address={address} isSmall={isNarrow} />;
  const isFolded = isNarrow || (open !== undefined && !isMedium && !isWide);
  const sortBy = (sort: Sort, order?: 'asc' | 'desc') =>
    address.set({
      sort: sort === usualSort(question.activity) ? undefined : sort,
      after: undefined,
      page: undefined,
      order: order === undefined || order === usualOrder(sort) ? undefined : order,
    });
  const pane = open ? (
    <Pane
      id={open}
      section={address.get('section')}
      toSection={(section) => address.set({ section }, true)}
      onClose={() => onOpen(undefined)}
    />
  ) : null;
  return (
    <div className={classes.whole}>
      <div className={classes.top}>
        <PageHead
          title={title}
          count={total ? `${clock.number(total.count)}${total.more ? '+' : ''}` : undefined}
          about={t(side === 'borrowing' ? 'list.aboutBorrowing' : 'list.aboutLending')}
          beside={<ViewsMenu side={side} views={views} address={address} />}
        >
          {side === 'borrowing' && may('workOnRequests') ? <CreateMenu /> : null}
          {side === 'lending' && may('workOnRequests') ? <EnterMailed /> : null}
        </PageHead>
        <div className={classes.toolbar}>
          {isFolded ? (
            <Button
              variant="default"
              leftSection={<IconFilter size={16} aria-hidden />}
              onClick={() => setFilters(true)}
            >
              {t('list.filters')}
            </Button>
          ) : null}
          <ActivityChoice question={question} address={address} />
          <SearchWithin question={question} address={address} />
          {isNarrow ? null : conditions}
          <Chips question={question} counts={counts.data} address={address} />
          <div className={classes.tools}>
            <NewPill count={question.after ? 0 : steady.fresh} show={steady.show} />
            {isNarrow ? conditions : null}
            <ListTools
              {...{ side, question, narrow, columns, keepColumns, isDense, keepDense, sortBy }}
              resetColumns={() => {
                keepColumns([...usualColumns[side]]);
                keepWidths({});
              }}
            />
          </div>
        </div>
      </div>
      <div className={classes.page} data-pane={(open && !isMedium) || undefined} data-folded={isFolded || undefined}>
        {isFolded ? (
          <Drawer
            opened={hasFilters}
            onClose={() => setFilters(false)}
            position="left"
            size={280}
            title={t('list.filters')}
            closeButtonProps={{ 'aria-label': t('frame.close') }}
          >
            {facets}
          </Drawer>
        ) : (
          <div className={classes.facets}>{facets}</div>
        )}
        <section className={classes.list} aria-label={title}>
          <div className={classes.progress} data-busy={list.isFetching || undefined} />
          <div className={classes.body} ref={body}>
            <ProblemAlert error={list.error ?? counts.error} retry={() => void list.refetch()} />
            <ActiveOnlyNotice question={question} address={address} />
            {list.isPending && !list.error ? <Loading rows={11} height={isDense ? 36 : 52} isTable /> : null}
            {list.data && rows.length === 0 ? <NothingFound question={question} address={address} /> : null}
            {rows.length > 0 ? (
              <Rows
                rows={rows}
                question={question}
                caption={title}
                groups={counts.data?.facets.urgency}
                layout={layoutOf(isSmall ? [] : columns, { width: width || usualWidth, language, widths })}
                setWidth={(column, next, painted) =>
                  keepWidths((now = {}) => withWidth(now, column, { next, painted }))
                }
                moveColumn={(column, to) => keepColumns(movedTo(columns, column, to))}
                isNarrow={isSmall}
                isDense={isDense}
                open={open}
                ticked={ticked}
                tick={tick}
                tickTo={tickTo}
                onOpen={onOpen}
                sortBy={(sort) => {
                  const isAgain = question.sort === sort && question.order === usualOrder(sort);
                  sortBy(sort, isAgain ? (usualOrder(sort) === 'asc' ? 'desc' : 'asc') : undefined);
                }}
              />
            ) : null}
          </div>
          {chosen.length > 0 && may('workOnRequests') ? null : (
            <Pager question={question} next={list.data?.next} shown={rows.length} total={total} address={address} />
          )}
          <BulkBar
            rows={chosen}
            side={side}
            everything={everything}
            clear={() => setTicked(new Set())}
            keep={(ids) => setTicked(new Set(ids))}
          />
        </section>
        {isMedium ? null : pane}
      </div>
      {pane && isMedium ? (
        <Drawer
          opened
          onClose={() => onOpen(undefined)}
          size="min(480px, 100%)"
          padding={0}
          withCloseButton={false}
          attributes={{ header: { role: 'none' }, content: { 'aria-label': t('list.pane') } }}
        >
          {pane}
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
    </div>
  );
}

/** Rail and filters leave so much at 1280 pixels: until the list was measured. */
const usualWidth = 975;
