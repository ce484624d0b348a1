import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { cache, placeOf } from '../api/read.js';
import { tabTitle } from '../frame/tab-title.js';
import { useAnnouncer } from '../parts/announcer.js';
import { statusRow } from '../parts/status-looks.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useChanges } from './live.js';
import type { Change } from './stream.js';
import { isTouched } from './touched.js';

/** A partner’s request that was not here before. */
const hasArrived = ({ side, version }: Change): boolean => side === 'lending' && version === 1;

/** More than so many at once become one. */
const oneByOne = 3;

/**
 * Tells what others did to requests that this person worked on today or is to do. The tab’s title counts them, and what
 * has arrived, while nobody looks.
 */
export function Toasts() {
  const { facts } = useSession();
  const { t, textOf } = useWords();
  const { politely } = useAnnouncer();
  const go = useNavigate();
  const fresh = useRef(new Set<string>());
  const closeButtonProps = { 'aria-label': t('frame.close') };

  useEffect(() => {
    const seen = () => {
      if (document.visibilityState !== 'visible') return;
      fresh.current.clear();
      tabTitle.fresh(0);
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, []);

  const titleOf = async ({ request: id }: Change): Promise<string> => {
    const { title } = await cache.fetchQuery({
      queryKey: placeOf('/requests/{id}', { id }),
      queryFn: () => api.get('/requests/{id}', { path: { id } }),
    });
    return title;
  };

  useChanges((changes) => {
    const ofOthers = changes.filter(({ actor, event }) => event !== '' && actor !== facts.user.name);
    const isMine = ({ request, assignedTo }: Change) => isTouched(request) || assignedTo === facts.user.code;
    if (document.visibilityState !== 'visible') {
      for (const change of ofOthers) if (isMine(change) || hasArrived(change)) fresh.current.add(change.request);
      tabTitle.fresh(fresh.current.size);
    }
    const mine = [...new Map(ofOthers.filter(isMine).map((each) => [each.request, each])).values()];
    if (mine.length === 0) return;
    void Promise.all(
      mine.slice(0, 10).map(async (change) => {
        const title = await titleOf(change).catch(() => undefined);
        if (!title) return;
        const facts = { who: change.actor, what: change.label };
        const status = textOf(statusRow(change.side, change.state).label);
        const text = status === facts.what ? t('live.did', facts) : t('live.didNow', { ...facts, status });
        const to = `/${change.side}/${change.request}`;
        const key = `${change.request} ${change.version}`;
        if (mine.length > oneByOne) return;
        politely(`${title}: ${text}`);
        notifications.show({
          id: key,
          title,
          message: text,
          role: 'presentation',
          withBorder: true,
          closeButtonProps,
          onClick: () => void go(to),
        });
      }),
    );
    if (mine.length > oneByOne) {
      const text = t('live.manyChanged', { count: mine.length });
      politely(text);
      notifications.show({ message: text, role: 'presentation', withBorder: true, closeButtonProps });
    }
  });
  return null;
}
