import { ActionIcon, AppShell, Button, Popover, Tooltip } from '@mantine/core';
import { IconHelpCircle, IconPlugConnectedX, IconPrinter } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router';
import { useLive } from '../live/live.js';
import { NewsMenu } from '../live/news-menu.js';
import { useSlipsHere } from '../print/use-print-queue.js';
import { useWords } from '../words/index.js';
import { DeskMenu } from './desk-menu.js';
import classes from './header.module.css';
import { Logo } from './logo.js';
import { useHelpOfPage } from './page-help.js';
import { PaletteButton } from './palette-by-key.js';
import { PersonMenu } from './person-menu.js';

const HandbookLink = lazy(() => import('../help/handbook-link.js'));

/** Library and desk, search, slips to print, what is new, help, person: on every page. */
export function Header({ isWide }: { isWide: boolean }) {
  const { t } = useWords();
  return (
    <AppShell.Header className={classes.header}>
      <Link to="/" className={classes.brand} data-wide={isWide || undefined} aria-label={t('frame.brand')}>
        <Logo />
        {isWide ? <span>Interlend</span> : null}
      </Link>
      <DeskMenu />
      <PaletteButton />
      <div className={classes.end}>
        <LostMark />
        <SlipsToPrint />
        <NewsMenu />
        <HelpOfPage />
        <PersonMenu />
      </div>
    </AppShell.Header>
  );
}

/** A connection that is there is only read aloud: what is seen is what is wrong. */
function LostMark() {
  const { lostAt } = useLive();
  const { t } = useWords();
  if (lostAt === undefined) return <span className={classes.alive} role="img" aria-label={t('live.connected')} />;
  return (
    <Tooltip label={t('live.lostShort')}>
      <span className={classes.lost} role="img" aria-label={t('live.lostShort')}>
        <IconPlugConnectedX size={18} aria-hidden />
      </span>
    </Tooltip>
  );
}

function SlipsToPrint() {
  const { t } = useWords();
  const slips = useSlipsHere();
  const count = slips.data?.items.length ?? 0;
  if (count === 0) return null;
  const words = t(slips.data?.next ? 'frame.slipsMore' : 'frame.slips', { count });
  return (
    <Button
      component={Link}
      to="/print"
      aria-label={words}
      variant="subtle"
      color="gray"
      className={classes.slips}
      leftSection={<IconPrinter size={18} stroke={1.75} aria-hidden />}
    >
      {words}
    </Button>
  );
}

/** What this page is for, in a paragraph, and where the keys and all other help are. */
function HelpOfPage() {
  const { t } = useWords();
  const about = useHelpOfPage();
  return (
    <Popover width={360} position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={32} className={classes.plain} aria-label={t('frame.aboutPage')}>
          <IconHelpCircle size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('frame.aboutPage')}>
        {about ? (
          <p className={classes.about} tabIndex={-1}>
            {about}
          </p>
        ) : null}
        <div className={classes.helpLinks}>
          <Suspense>
            <HandbookLink />
          </Suspense>
          <Link to="/help/keys">{t('frame.keys')}</Link>
          <Link to="/help">{t('frame.allHelp')}</Link>
          <Link to="/help/glossary">{t('nav.glossary')}</Link>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
