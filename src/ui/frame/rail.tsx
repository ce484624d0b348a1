import { AppShell, ScrollArea, UnstyledButton } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import { useRead } from '../api/read.js';
import { railKept, scanTabKept } from '../session/kept.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { entriesFor, entryOf, type MenuEntry, tabsFor } from './menu.js';
import classes from './rail.module.css';

/** The menu of what this person may use: a word under each icon, or whole names when it is open. `isAway`: besides the window of a telephone. */
export function Rail({ isWide, isAway }: { isWide: boolean; isAway: boolean }) {
  const { may } = useSession();
  const { t } = useWords();
  const { pathname } = useLocation();
  const current = entryOf(pathname);
  const Fold = isWide ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  return (
    <AppShell.Navbar
      className={classes.rail}
      aria-label={t('frame.menu')}
      data-wide={isWide || undefined}
      data-away={isAway || undefined}
    >
      <ScrollArea className={classes.scroll} type="auto" scrollbarSize={6}>
        <ul className={classes.list}>
          {entriesFor(may).map((entry) => (
            <li key={entry.path} data-begins={entry.begins}>
              <EntryLink entry={entry} isWide={isWide} isCurrent={entry === current} />
            </li>
          ))}
        </ul>
      </ScrollArea>
      <UnstyledButton
        className={`${classes.link} ${classes.fold}`}
        aria-label={t(isWide ? 'frame.railNarrow' : 'frame.railWide')}
        onClick={() => railKept.set(isWide ? 'narrow' : 'wide')}
      >
        <Fold size={20} stroke={1.75} aria-hidden />
        <span aria-hidden>{t(isWide ? 'frame.collapse' : 'frame.expand')}</span>
      </UnstyledButton>
    </AppShell.Navbar>
  );
}

interface EntryLinkProps {
  entry: MenuEntry;
  isWide: boolean;
  isCurrent: boolean;
}

/** An entry with what needs us there; one with tabs opens the tab used last. */
export function EntryLink({ entry, isWide, isCurrent }: EntryLinkProps) {
  const { t } = useWords();
  const to = usePlaceOf(entry);
  const count = useCountOf(entry);
  const Shape = entry.icon;
  const link = useRef<HTMLAnchorElement>(null);
  // In a low window the menu is longer than it: where one is can be seen.
  useEffect(() => {
    if (isCurrent) link.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <Link
      ref={link}
      to={to}
      className={classes.link}
      aria-current={isCurrent ? 'page' : undefined}
      data-entry={entry.path}
    >
      <Shape size={20} stroke={1.75} aria-hidden />
      <span>{t(isWide ? entry.title : entry.short)}</span>
      {count > 0 ? (
        <span className={`${classes.count} numbers`}>
          <span aria-hidden>{count > 99 ? '99+' : count}</span>
          <span className="only-read-aloud">{t('frame.waitingHere', { count })}</span>
        </span>
      ) : null}
    </Link>
  );
}

function usePlaceOf(entry: MenuEntry): string {
  const { may } = useSession();
  const kept = scanTabKept.use();
  const tabs = tabsFor(entry, may);
  if (!entry.tabs) return entry.path;
  return tabs.find(({ path }) => entry.path === '/scan' && path === kept)?.path ?? tabs[0]?.path ?? entry.path;
}

/** How many requests wait for a person on that side: never a total. */
function useCountOf({ counts: side }: MenuEntry): number {
  const { may } = useSession();
  const { data } = useRead('/work/counts', {
    when: side !== undefined && may('seeRequests'),
    keep: true,
    freshMs: 15_000,
  });
  return side ? (data?.items ?? []).reduce((sum, row) => sum + row[side], 0) : 0;
}
