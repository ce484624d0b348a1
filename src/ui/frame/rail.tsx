import { ActionIcon, AppShell, ScrollArea, Tooltip } from '@mantine/core';
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react';
import { NavLink } from 'react-router';
import { railKept } from '../session/kept.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { menu } from './menu.js';
import classes from './rail.module.css';
import { screens } from './screens.js';

const titles = new Map(screens.map((screen) => [screen.path, screen]));

/** The menu of what this person may see: with words, or narrow with icons. */
export function Rail({ isWide }: { isWide: boolean }) {
  const { may } = useSession();
  const { t } = useWords();
  const parts = menu
    .map((part) => ({
      ...part,
      items: part.items.filter(([path]) => {
        const permission = titles.get(path)?.permission;
        return !permission || may(permission);
      }),
    }))
    .filter(({ items }) => items.length > 0);
  const Fold = isWide ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand;
  const fold = t(isWide ? 'frame.railNarrow' : 'frame.railWide');
  return (
    <AppShell.Navbar className={classes.rail} aria-label={t('frame.menu')}>
      <ScrollArea className={classes.scroll} type="hover" scrollbarSize={6}>
        {parts.map((part) => (
          <div key={part.title} className={classes.part}>
            {isWide ? <div className={classes.partTitle}>{t(part.title)}</div> : null}
            <ul className={classes.list} aria-label={t(part.title)}>
              {part.items.map(([path, Icon]) => {
                const title = t(titles.get(path)?.title ?? 'nav.home');
                return (
                  <li key={path}>
                    <Tooltip label={title} position="right" disabled={isWide}>
                      <NavLink
                        to={path}
                        end={path === '/'}
                        className={classes.link}
                        aria-label={isWide ? undefined : title}
                      >
                        <Icon size={20} stroke={1.7} aria-hidden />
                        {isWide ? <span>{title}</span> : null}
                      </NavLink>
                    </Tooltip>
                  </li>
                );
              })}
            </ul>
          </div>
        ))}
      </ScrollArea>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        className={classes.fold}
        aria-label={fold}
        onClick={() => railKept.set(isWide ? 'narrow' : 'wide')}
      >
        <Fold size={20} stroke={1.7} aria-hidden />
      </ActionIcon>
    </AppShell.Navbar>
  );
}
