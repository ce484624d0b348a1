import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import {
  type Icon,
  IconChevronDown,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import { cache } from '../api/read.js';
import { useOwnChoices } from '../session/own-choices.js';
import { sessionPlace, useSession } from '../session/session.js';
import { leaveEverywhere } from '../session/sign-out.js';
import { schemeNames } from '../session/theme-manager.js';
import { type Language, languageChoices, useWords } from '../words/index.js';
import classes from './header.module.css';

const themeIcons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop };

export const initialsOf = (name: string): string =>
  name
    .split(/[\s,]+/)
    .filter(Boolean)
    .map(([letter = '']) => letter.toLocaleUpperCase())
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join('');

/** Account, language, colours, keys, sign out. */
export function PersonMenu() {
  const { facts } = useSession();
  const { t, language } = useWords();
  const { speak, colour } = useOwnChoices();
  const { colorScheme } = useMantineColorScheme();
  const leave = async () => {
    await api.delete('/session');
    await cache.resetQueries({ queryKey: sessionPlace });
    leaveEverywhere();
  };
  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Menu.Target>
        <UnstyledButton className={classes.person} aria-label={facts.user.name}>
          <Initials name={facts.user.name} size={26} />
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <Initials name={facts.user.name} size={36} />
          <div>
            <b>{facts.user.name}</b>
            <div className={classes.library}>{facts.user.code}</div>
          </div>
        </div>
        <Menu.Divider />
        <Menu.Item component={Link} to="/me" leftSection={<IconUser size={16} stroke={1.75} aria-hidden />}>
          {t('nav.me')}
        </Menu.Item>
        <Choice
          icon={IconLanguage}
          label={t('frame.language')}
          values={languageChoices.map(({ value, label }) => ({ value, says: label, lang: value }))}
          chosen={language}
          choose={(value) => speak(value as Language)}
        />
        <Choice
          icon={IconMoon}
          label={t('frame.theme')}
          values={schemeNames.map((value) => ({ value, says: t(`frame.theme_${value}`), shape: themeIcons[value] }))}
          chosen={colorScheme}
          choose={(value) => colour(value as 'light')}
        />
        <Menu.Item
          component={Link}
          to="/help/keys"
          leftSection={<IconKeyboard size={16} stroke={1.75} aria-hidden />}
          rightSection={<kbd className={classes.digit}>?</kbd>}
        >
          {t('frame.keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void leave()} leftSection={<IconLogout size={16} stroke={1.75} aria-hidden />}>
          {t('frame.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoiceProps {
  icon: Icon;
  label: string;
  /** With a shape, the words are read aloud and shown as a tip. */
  values: readonly { value: string; says: string; lang?: string; shape?: Icon }[];
  chosen: string;
  choose: (value: string) => void;
}

/** Values side by side in a line of the menu, of which one is chosen. */
function Choice({ icon: Shape, label, values, chosen, choose }: ChoiceProps) {
  return (
    <fieldset className={classes.choice} aria-label={label}>
      <Shape size={16} stroke={1.75} aria-hidden />
      <span aria-hidden>{label}</span>
      <span className={classes.values} role="presentation">
        {values.map(({ value, says, lang, shape: Sign }) => (
          <Menu.Item
            key={value}
            className={classes.value ?? ''}
            aria-current={value === chosen || undefined}
            lang={lang}
            title={Sign ? says : undefined}
            closeMenuOnClick={false}
            onClick={() => choose(value)}
          >
            {Sign ? <Sign size={16} aria-hidden /> : says}
            {Sign ? <span className="only-read-aloud">{says}</span> : null}
          </Menu.Item>
        ))}
      </span>
    </fieldset>
  );
}

function Initials({ name, size }: { name: string; size: number }) {
  return <span className={classes.initials} data-size={size} data-initials={initialsOf(name)} aria-hidden />;
}
