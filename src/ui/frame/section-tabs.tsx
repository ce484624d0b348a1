import { useEffect } from 'react';
import { NavLink, useLocation } from 'react-router';
import { scanTabKept } from '../session/kept.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { entryOf, tabsFor } from './menu.js';
import classes from './section-tabs.module.css';

/** The pages that are side by side behind one entry of the menu, as links; the one used last is remembered. */
export function SectionTabs() {
  const { t } = useWords();
  const { may } = useSession();
  const { pathname } = useLocation();
  const entry = entryOf(pathname);
  const tabs = entry ? tabsFor(entry, may) : [];
  const isTab = tabs.some(({ path }) => path === pathname);
  useEffect(() => {
    if (isTab && pathname.startsWith('/scan/')) scanTabKept.set(pathname);
  }, [isTab, pathname]);
  if (!entry || !isTab || tabs.length < 2) return null;
  return (
    <nav className={classes.tabs} aria-label={t(entry.title)}>
      {tabs.map(({ path, title }) => (
        <NavLink key={path} to={path} className={classes.tab}>
          {t(title)}
        </NavLink>
      ))}
    </nav>
  );
}
