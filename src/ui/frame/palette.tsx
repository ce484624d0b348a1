import '@mantine/spotlight/styles.layer.css';
import { useDebouncedValue } from '@mantine/hooks';
import {
  createSpotlight,
  Spotlight,
  type SpotlightActionData,
  type SpotlightActionGroupData,
} from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../api/read.js';
import { statusRow } from '../parts/status-looks.js';
import { useOwnChoices } from '../session/own-choices.js';
import { useSession } from '../session/session.js';
import { languageChoices, useWords } from '../words/index.js';
import { pagesByName } from './menu.js';
import classes from './palette.module.css';
import { screens } from './screens.js';
import { typedAhead } from './typed-ahead.js';

const [store, spotlight] = createSpotlight();
/** So long after the last key requests are looked for, in milliseconds. */
const pauseMs = 200;

/** Go anywhere, find a request, change desk, language or colours, without leaving the keyboard. */
export default function Palette({ asked }: { asked: number }) {
  const { t, language, textOf } = useWords();
  const { facts, desk, may, stand } = useSession();
  const { speak, colour } = useOwnChoices();
  const go = useNavigate();
  const [typed, setTyped] = useState('');
  const [words] = useDebouncedValue(typed.trim(), pauseMs);
  const canSee = may('seeRequests');
  const found = useRead('/requests', { query: { q: words, limit: 8 }, when: canSee && words.length >= 2, keep: true });
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

  const pages = pagesByName.flatMap((path) =>
    screens.filter((screen) => screen.path === path && (!screen.permission || may(screen.permission))),
  );
  const action = (id: string, label: string, onClick: () => void, description?: string): SpotlightActionData => ({
    id,
    label,
    onClick,
    ...(description ? { description } : {}),
  });
  const groups: SpotlightActionGroupData[] = [
    {
      group: t('frame.paletteRequests'),
      actions: (words.length >= 2 ? (found.data?.items ?? []) : []).map((request) =>
        action(
          `request ${request.id}`,
          request.title,
          () => void go(`/${request.side}/${request.id}`),
          [request.author, request.externalId, textOf(statusRow(request.side, request.state).label)]
            .filter(Boolean)
            .join(' · '),
        ),
      ),
    },
    {
      group: t('frame.palettePages'),
      actions: pages.map(({ path, title }) => action(path, t(title), () => void go(path))),
    },
    {
      group: t('frame.iAmAt'),
      actions: facts.desks
        .filter(({ code }) => code !== desk?.code)
        .map(({ code, name, library }) => action(`desk ${code}`, name, () => stand(code), library)),
    },
    {
      group: t('frame.paletteChange'),
      actions: [
        ...languageChoices
          .filter(({ value }) => value !== language)
          .map(({ value, label }) => action(value, label, () => speak(value))),
        ...(['light', 'dark', 'auto'] as const).map((each) =>
          action(`theme ${each}`, t('frame.paletteTheme', { theme: t(`frame.theme_${each}`) }), () => colour(each)),
        ),
      ],
    },
  ].filter(({ actions }) => actions.length > 0);
  return (
    <Spotlight
      store={store}
      shortcut={null}
      actions={groups}
      query={typed}
      onQueryChange={setTyped}
      // What the node found fits by more than its title.
      filter={(query, all) =>
        all
          .map((each) => fitting(query, each as SpotlightActionGroupData, t('frame.paletteRequests')))
          .filter(({ actions }) => actions.length > 0)
      }
      nothingFound={t('frame.paletteNothing')}
      limit={20}
      scrollable
      attributes={{ content: { 'aria-label': t('frame.palette'), 'data-palette': true } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
      classNames={{ actionsGroup: classes.group ?? '' }}
      maxHeight={420}
      radius={12}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('frame.palettePlaceholder'),
        'aria-label': t('frame.palette'),
      }}
    />
  );
}

function fitting(query: string, group: SpotlightActionGroupData, asItIs: string): SpotlightActionGroupData {
  if (group.group === asItIs) return group;
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const wanted = plain(query.trim());
  return { ...group, actions: group.actions.filter(({ label = '' }) => plain(label).includes(wanted)) };
}
