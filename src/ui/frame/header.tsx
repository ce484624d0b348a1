import '@mantine/core/styles/Burger.layer.css';
import { ActionIcon, AppShell, Burger, Button, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import {
  IconBuildingBank,
  IconCheck,
  IconChevronDown,
  IconDeviceDesktop,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconPlug,
  IconPlugConnectedX,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import { cache } from '../api/read.js';
import { useLive } from '../live/live.js';
import { NewsMenu } from '../live/news-menu.js';
import { useOwnChoices } from '../session/own-choices.js';
import { sessionPlace, useSession } from '../session/session.js';
import { schemeNames } from '../session/theme-manager.js';
import { type Language, languages, useWords } from '../words/index.js';
import classes from './header.module.css';
import { PaletteButton } from './palette-by-key.js';

const themeIcons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };
/** Each language in its own words: who needs it can read it. */
const languageNames: Record<Language, string> = { en: 'English', fr: 'Français' };

/** Library, desk, what is new, language, theme, person: one click each, on every page. */
export function Header({ isMenuOpen, onMenu }: { isMenuOpen: boolean; onMenu: () => void }) {
  const { t } = useWords();
  return (
    <AppShell.Header className={classes.header} data-desk-mark={useDeskMark()}>
      <Burger
        opened={isMenuOpen}
        onClick={onMenu}
        size="sm"
        aria-label={t('frame.menu')}
        aria-expanded={isMenuOpen}
        className={classes.burger ?? ''}
      />
      <Link to="/" className={classes.brand}>
        Interlend
      </Link>
      <DeskMenu />
      <PaletteButton />
      <div className={classes.end}>
        <ConnectionDot />
        <NewsMenu />
        <LanguageMenu />
        <ThemeMenu label={t('frame.theme')} />
        <PersonMenu />
      </div>
    </AppShell.Header>
  );
}

/** As many desks have a colour of their own; more begin again. */
const deskMarks = 6;

/** The stripe of the desk where one stands: a wrong desk is seen before it is read. */
function useDeskMark(): number | undefined {
  const { facts, desk } = useSession();
  const at = facts.desks.findIndex(({ code }) => code === desk?.code);
  return at < 0 || facts.desks.length < 2 ? undefined : at % deskMarks;
}

function DeskMenu() {
  const { facts, desk, stand } = useSession();
  const { t } = useWords();
  return (
    <Menu position="bottom-start" width="target" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          className={classes.desk}
          leftSection={<IconBuildingBank size={18} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          <span className={classes.iAmAt}>{t('frame.iAmAt')}</span> {desk?.name ?? t('frame.usualDesk')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={260}>
        {facts.desks.map(({ code, name, libraryName }, at) => (
          <Menu.Item
            key={code}
            leftSection={
              facts.desks.length > 1 ? (
                <span className={classes.mark} data-desk-mark={at % deskMarks} aria-hidden />
              ) : null
            }
            onClick={() => stand(code)}
            rightSection={code === desk?.code ? <IconCheck size={16} aria-label={t('frame.chosen')} /> : null}
          >
            {name}
            <div className={classes.library}>{libraryName}</div>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ConnectionDot() {
  const { lostAt } = useLive();
  const { t } = useWords();
  const label = t(lostAt === undefined ? 'live.connected' : 'live.lostShort');
  return (
    <Tooltip label={label}>
      <span className={classes.dot} role="img" aria-label={label} data-lost={lostAt === undefined ? undefined : true}>
        {lostAt === undefined ? <IconPlug size={18} aria-hidden /> : <IconPlugConnectedX size={18} aria-hidden />}
      </span>
    </Tooltip>
  );
}

function LanguageMenu() {
  const { t, language } = useWords();
  const { speak } = useOwnChoices();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.plain}
          leftSection={<IconLanguage size={18} aria-hidden />}
          aria-label={`${language.toUpperCase()} – ${t('frame.language')}`}
        >
          {language.toUpperCase()}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            onClick={() => speak(each)}
            rightSection={each === language ? <IconCheck size={16} aria-hidden /> : null}
          >
            {languageNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function ThemeMenu({ label }: { label: string }) {
  const { t } = useWords();
  const { colorScheme } = useMantineColorScheme();
  const { colour } = useOwnChoices();
  const Shape = themeIcons[colorScheme];
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          className={classes.plain}
          aria-label={t('frame.pair', { name: label, value: t(`frame.theme_${colorScheme}`) })}
        >
          <Shape size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemeNames.map((each) => {
          const Icon = themeIcons[each];
          return (
            <Menu.Item
              key={each}
              leftSection={<Icon size={16} aria-hidden />}
              rightSection={each === colorScheme ? <IconCheck size={16} aria-hidden /> : null}
              onClick={() => colour(each)}
            >
              {t(`frame.theme_${each}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}

function PersonMenu() {
  const { facts } = useSession();
  const { t } = useWords();
  const leave = async () => {
    await api.delete('/session');
    await cache.resetQueries({ queryKey: sessionPlace });
    location.assign('/sign-in');
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.plain}
          aria-label={facts.user.name}
          leftSection={<IconUser size={18} aria-hidden />}
        >
          <span className={classes.person}>{facts.user.name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown miw={200}>
        <Menu.Item component={Link} to="/me" leftSection={<IconUser size={16} aria-hidden />}>
          {t('nav.me')}
        </Menu.Item>
        <Menu.Item onClick={() => void leave()} leftSection={<IconLogout size={16} aria-hidden />}>
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
