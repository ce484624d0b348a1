import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useRead } from '../api/read.js';
import { findInHandbook } from '../help/find-in-handbook.js';
import { useHandbookContents } from '../help/read-handbook.js';
import { statusRow } from '../parts/status-looks.js';
import { useOwnChoices } from '../session/own-choices.js';
import { useSession } from '../session/session.js';
import { AlsoSpeaking, languageChoices, useWords } from '../words/index.js';
import { type CommandsOfOne, CommandsOfRequest } from './commands-of-request.js';
import { goKeys } from './key-rows.js';
import { pagesByName } from './menu.js';
import classes from './palette.module.css';
import { recentThings } from './recent.js';
import { isOpenTo, screens } from './screens.js';
import { byName, useSettingsByName } from './settings-by-name.js';
import { typedAhead } from './typed-ahead.js';

const [store, spotlight] = createSpotlight();
/** So long after the last key requests and patrons are looked for, in milliseconds. */
const pauseMs = 200;
/** So many of a group are listed at most. */
const most = { commands: 30, recent: 6, requests: 8, patrons: 5, settings: 12, handbook: 6 };

/** One line of the palette. */
interface Entry {
  id: string;
  label: string;
  onClick: () => void;
  /** What is below it in small letters. */
  description?: string;
  /** What is at its end: where it is, or how it is. */
  aside?: string;
  keys?: readonly string[];
  /** What else it is found by. */
  says?: string;
}

interface EntryGroup {
  title: string;
  entries: readonly Entry[];
}

/** Do, find, go, set, change: everything by its name, without leaving the keyboard. */
export default function Palette({ asked }: { asked: number }) {
  const [commands, setCommands] = useState<CommandsOfOne>();
  const [row, setRow] = useState<string>();
  const shown = useShownRequest();
  // The row that has the focus, or the only one that is ticked, as it was when the palette was asked for.
  useEffect(() => setRow(selectedRow()), [asked]);
  const report = useCallback((now: CommandsOfOne | undefined) => setCommands(now), []);
  const id = shown.id ?? row;
  return (
    <>
      {id ? <CommandsOfRequest key={id} id={id} isPage={shown.isPage} report={report} /> : null}
      <AlsoSpeaking folder="setup">
        <Box asked={asked} commands={id ? commands : undefined} />
      </AlsoSpeaking>
    </>
  );
}

/** The request that is open: on its own page, or beside its list. */
function useShownRequest(): { id: string | undefined; isPage: boolean } {
  const { pathname, search } = useLocation();
  const [, page] = /^\/(?:borrowing|lending)\/([^/]+)$/.exec(pathname) ?? [];
  if (page && page !== 'new') return { id: decodeURIComponent(page), isPage: true };
  const open = /^\/(borrowing|lending)$/.test(pathname) ? new URLSearchParams(search).get('open') : null;
  return { id: open ?? undefined, isPage: false };
}

function selectedRow(): string | undefined {
  const links = [...document.querySelectorAll<HTMLElement>('tr[data-id]:has([data-row-link])')];
  const focused = links.find((each) => each.contains(document.activeElement));
  const ticked = links.filter((each) => each.dataset['ticked']);
  return (focused ?? (ticked.length === 1 ? ticked[0] : undefined))?.dataset['id'];
}

function Box({ asked, commands }: { asked: number; commands: CommandsOfOne | undefined }) {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    spotlight.open();
    // Its field takes the keys from the moment that it has the focus; what came before is put into it.
    const timer = setInterval(() => {
      const field = document.querySelector('[data-palette] input');
      if (!field || document.activeElement !== field) return;
      clearInterval(timer);
      setTyped(typedAhead.end());
    }, 10);
    return () => {
      clearInterval(timer);
      typedAhead.end();
    };
  }, [asked]);
  const groups = useGroups(typed.trim(), isOpen, commands);
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      onSpotlightOpen={() => setOpen(true)}
      onSpotlightClose={() => setOpen(false)}
      scrollable
      attributes={{ content: { 'aria-label': t('palette.title'), 'data-palette': true } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      maxHeight="min(560px, 100dvh - 60px)"
      size={680}
      yOffset="min(72px, 8dvh)"
      radius={12}
    >
      <Spotlight.Search
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.title')}
      />
      {groups.length > 0 ? (
        <Spotlight.ActionsList>
          {groups.map(({ title, entries }) => (
            <Spotlight.ActionsGroup
              key={title}
              label={title}
              role="group"
              aria-label={title}
              className={classes.group ?? ''}
            >
              {entries.map((entry) => (
                <Line key={entry.id} entry={entry} typed={typed.trim()} />
              ))}
            </Spotlight.ActionsGroup>
          ))}
        </Spotlight.ActionsList>
      ) : (
        <Spotlight.Empty>{t('palette.nothing')}</Spotlight.Empty>
      )}
      <Spotlight.Footer className={classes.foot ?? ''}>
        <span>
          <kbd className={classes.key}>↑</kbd> <kbd className={classes.key}>↓</kbd> {t('palette.move')}
        </span>
        <span>
          <kbd className={classes.key}>Enter</kbd> {t('palette.open')}
        </span>
        <span>
          <kbd className={classes.key}>Esc</kbd> {t('palette.close')}
        </span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}

function Line({ entry: { label, description, aside, keys, onClick }, typed }: { entry: Entry; typed: string }) {
  return (
    <Spotlight.Action onClick={onClick}>
      <span className={classes.line}>
        <span className={classes.name}>
          <Marked text={label} typed={typed} />
          {description ? <span className={classes.description}>{description}</span> : null}
        </span>
        {aside ? <span className={classes.aside}>{aside}</span> : null}
        {keys ? (
          <span className={classes.keys}>
            {keys.map((key) => (
              <kbd key={key} className={classes.key} aria-hidden data-key={key} />
            ))}
          </span>
        ) : null}
      </span>
    </Spotlight.Action>
  );
}

/** What was typed stands out in the name. */
function Marked({ text, typed }: { text: string; typed: string }) {
  const at = typed ? text.toLowerCase().indexOf(typed.toLowerCase()) : -1;
  if (at < 0) return <span>{text}</span>;
  const end = at + typed.length;
  return (
    <span>
      {text.slice(0, at)}
      <b>{text.slice(at, end)}</b>
      {text.slice(end)}
    </span>
  );
}

/** What is offered for what was typed; with nothing typed what the request allows, what was opened last, and every page. */
function useGroups(typed: string, isOpen: boolean, commands: CommandsOfOne | undefined): EntryGroup[] {
  const { t, language, textOf } = useWords();
  const session = useSession();
  const { facts, desk, may, stand } = session;
  const { speak, colour } = useOwnChoices();
  const { pathname } = useLocation();
  const go = useNavigate();
  const [words] = useDebouncedValue(typed, pauseMs);
  const isAsked = isOpen && words.length >= 2;
  const requests = useRead('/requests', {
    query: { q: words, limit: most.requests },
    when: isAsked && may('seeRequests'),
    keep: true,
  });
  const patrons = useRead('/patrons', {
    query: { q: words, limit: most.patrons },
    when: isAsked && may('seePatrons'),
    keep: true,
  });
  const [, partner] = /^\/partners\/([^/]+)$/.exec(pathname) ?? [];
  const settings = useSettingsByName({ when: isOpen, ...(partner ? { partner: decodeURIComponent(partner) } : {}) });
  const handbook = useHandbookContents(language, isOpen);
  const to = (path: string) => () => void go(path);
  const named = (entries: readonly Entry[]) =>
    typed
      ? byName(
          entries,
          typed,
          ({ label }) => label,
          ({ says = '' }) => says,
        )
      : entries;
  const pages = pagesByName.flatMap((path) =>
    screens.filter((screen) => screen.path === path && isOpenTo(screen, session)),
  );
  const keyTo = new Map(Object.entries(goKeys).map(([key, path]) => [path, ['G', key.toUpperCase()]]));
  keyTo.set('/help/keys', ['?']);
  const groups: EntryGroup[] = [
    {
      title: t('palette.onRequest', { title: commands?.title ?? '' }),
      entries: named(
        (commands?.commands ?? []).map(({ name, label, key, onClick, group }) => ({
          id: `do ${group} ${name}`,
          label,
          // The palette gives the focus back to the page before the action takes it.
          onClick: () => setTimeout(onClick, 50),
          ...(key ? { keys: key.split(' ') } : {}),
        })),
      ).slice(0, most.commands),
    },
    {
      title: t('palette.recent'),
      entries: named(
        recentThings
          .all()
          .filter(({ path }) => path !== pathname)
          .map(({ path, name }) => ({ id: `recent ${path}`, label: name, onClick: to(path) })),
      ).slice(0, most.recent),
    },
    {
      title: t('palette.patrons'),
      entries: (isAsked ? (patrons.data?.items ?? []) : []).map((patron) => ({
        id: `patron ${patron.id}`,
        label: patron.name,
        description: [patron.id, patron.group].filter(Boolean).join(' · '),
        onClick: to(`/patrons/${encodeURIComponent(patron.id)}`),
      })),
    },
    {
      title: t('palette.requests'),
      entries: (isAsked ? (requests.data?.items ?? []) : []).map((request) => ({
        id: `request ${request.id}`,
        label: request.title,
        description: [request.author, request.externalId].filter(Boolean).join(' · '),
        aside: textOf(statusRow(request.side, request.state).label),
        onClick: to(`/${request.side}/${request.id}`),
      })),
    },
    {
      title: t('palette.pages'),
      entries: named(
        [
          ...pages,
          ...(may('workOnRequests') ? [{ path: '/borrowing/new', title: 'nav.createRequest' as const }] : []),
        ].map(({ path, title }) => {
          const keys = path === '/borrowing/new' ? ['C'] : keyTo.get(path);
          return { id: path, label: t(title), onClick: to(path), ...(keys ? { keys } : {}) };
        }),
      ),
    },
    {
      title: t('palette.settings'),
      entries: (typed
        ? named(
            settings.map(({ id, label, says, place, to: path }) => ({
              id,
              label,
              says,
              aside: place,
              onClick: to(path),
            })),
          )
        : []
      ).slice(0, most.settings),
    },
    {
      title: t('palette.handbook'),
      entries: findInHandbook(typed.length >= 3 ? (handbook ?? []) : [], typed)
        .slice(0, most.handbook)
        .map(({ page, title, excerpt }) => ({
          id: `handbook ${page}`,
          label: title,
          onClick: to(`/help/${page}`),
          ...(excerpt ? { description: excerpt } : {}),
        })),
    },
    {
      title: t('frame.iAmAt'),
      entries: named(
        facts.desks
          .filter(({ code }) => code !== desk?.code)
          .map(({ code, name, library }) => ({
            id: `desk ${code}`,
            label: name,
            aside: library,
            onClick: () => stand(code),
          })),
      ),
    },
    {
      title: t('palette.change'),
      entries: named([
        ...languageChoices
          .filter(({ value }) => value !== language)
          .map(({ value, label }) => ({ id: value, label, onClick: () => speak(value) })),
        ...(['light', 'dark', 'auto'] as const).map((each) => ({
          id: `theme ${each}`,
          label: t('palette.theme', { theme: t(`frame.theme_${each}`) }),
          onClick: () => colour(each),
        })),
      ]),
    },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}
