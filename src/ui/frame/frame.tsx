import { AppShell } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { LiveEvents } from '../live/live.js';
import { Toasts } from '../live/toasts.js';
import { lowOrNarrow } from '../parts/menu-sheet.js';
import { ProblemAlert } from '../parts/problem.js';
import { railKept } from '../session/kept.js';
import { useChoicesOfAccount } from '../session/own-choices.js';
import { isSignedOut, SessionOf, useSessionFacts } from '../session/session.js';
import { SessionEnd } from '../session/session-end.js';
import { SignInAgain } from '../sign-in/sign-in-again.js';
import { useWords } from '../words/index.js';
import { BottomBar } from './bottom-bar.js';
import { ConnectionBanner } from './connection-banner.js';
import { Header } from './header.js';
import { Keys } from './keys.js';
import { PaletteByKey } from './palette-by-key.js';
import { Rail } from './rail.js';

/** What every page is in: header, rail, the page itself. Only for who is signed in. */
export function DeskFrame() {
  const { data: facts, error, refetch } = useSessionFacts();
  const { pathname, search } = useLocation();
  if (!facts) {
    if (isSignedOut(error)) return <Navigate to={`/sign-in?back=${encodeURIComponent(pathname + search)}`} replace />;
    return error ? <ProblemAlert error={error} retry={() => void refetch()} /> : null;
  }
  return (
    <SessionOf facts={facts}>
      <LiveEvents>
        <Keys />
        <PaletteByKey />
        <Shell />
        <Toasts />
        <SessionEnd />
        {isSignedOut(error) ? <SignInAgain user={facts.user.code} /> : null}
      </LiveEvents>
    </SessionOf>
  );
}

function Shell() {
  useChoicesOfAccount();
  const { t } = useWords();
  const { pathname } = useLocation();
  const [isMenuOpen, openMenu] = useState(false);
  const kept = railKept.use();
  const isLarge = useMediaQuery('(min-width: 1440px)', innerWidth >= 1440) ?? false;
  const isWide = kept ? kept === 'wide' : isLarge;
  const isNarrow = useMediaQuery('(max-width: 599px)', innerWidth < 600) ?? false;
  const isSmall = useMediaQuery(lowOrNarrow, innerWidth < 600 || innerHeight <= 560) ?? false;
  const isMenuAway = isSmall && !isMenuOpen;
  const main = useRef<HTMLElement>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    // Another page begins at its top, and a keyboard begins there too.
    if (!isFirst.current) main.current?.focus({ preventScroll: true });
    isFirst.current = false;
    openMenu(false);
    scrollTo(0, 0);
  }, [pathname]);
  return (
    <AppShell
      header={{ height: 48 }}
      navbar={{
        width: isWide || isMenuOpen ? 216 : 80,
        breakpoint: 600,
        collapsed: { mobile: isMenuAway, desktop: isMenuAway },
      }}
      footer={{ height: isNarrow ? 56 : 48, collapsed: !isSmall }}
      padding={isSmall ? 'md' : 20}
      transitionDuration={0}
    >
      <a className="skip" href="#page">
        {t('frame.skip')}
      </a>
      <Header isWide={isWide && !isSmall} />
      <Rail isWide={isWide || isMenuOpen} isAway={isMenuAway} />
      <AppShell.Main id="page" ref={main} tabIndex={-1} style={{ outline: 'none' }}>
        <ConnectionBanner />
        <Outlet />
      </AppShell.Main>
      {isSmall ? <BottomBar isMenuOpen={isMenuOpen} onMenu={() => openMenu(!isMenuOpen)} /> : null}
    </AppShell>
  );
}
