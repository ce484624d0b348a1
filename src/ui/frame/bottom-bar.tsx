import { AppShell, UnstyledButton } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useLocation } from 'react-router';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { entriesFor, entryOf } from './menu.js';
import { EntryLink } from './rail.js';
import classes from './rail.module.css';

/** What a telephone shows of the menu, from left to right. */
const places = ['/', '/scan', '/borrowing', '/lending'];

/** The menu under the thumb: four entries, and the others behind the last. */
export function BottomBar({ isMenuOpen, onMenu }: { isMenuOpen: boolean; onMenu: () => void }) {
  const { t } = useWords();
  const { may } = useSession();
  const { pathname } = useLocation();
  const current = entryOf(pathname);
  const entries = entriesFor(may);
  return (
    <AppShell.Footer role="presentation">
      <nav className={classes.bottom} aria-label={t('frame.bottomMenu')}>
        {places.flatMap((place) => {
          const entry = entries.find(({ path }) => path === place);
          return entry ? <EntryLink key={place} entry={entry} isWide={false} isCurrent={entry === current} /> : [];
        })}
        <UnstyledButton className={classes.link} onClick={onMenu} aria-expanded={isMenuOpen}>
          <IconDots size={20} stroke={1.75} aria-hidden />
          <span>{t('frame.more')}</span>
        </UnstyledButton>
      </nav>
    </AppShell.Footer>
  );
}
