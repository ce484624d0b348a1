import { notifications } from '@mantine/notifications';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { cache } from '../api/read.js';
import { tabTitle } from '../frame/tab-title.js';
import { useAnnouncer } from '../parts/announcer.js';
import { statusRow } from '../parts/status-looks.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useChanges } from './live.js';
import { bell } from './news.js';
import type { Change } from './stream.js';
import { isTouched } from './touched.js';

/** More than so many at once become one. */
const oneByOne = 3;

/** Tells what others did to requests that this person worked on today or is to do; counts it in the tab's title. */
export function Toasts() {
  const { facts } = useSession();
  const { t, either } = useWords();
  const { politely } = useAnnouncer();
  const go = useNavigate();
  const fresh = useRef(0);

  useEffect(() => {
    const seen = () => {
      if (document.visibilityState !== 'visible') return;
      fresh.current = 0;
      tabTitle.fresh(0);
    };
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, []);

  const titleOf = async (change: Change): Promise<string | undefined> => {
    const { title, assignedTo } = await cache.fetchQuery({
      queryKey: ['/requests/{id}', { id: change.request }, {}],
      queryFn: () => api.get('/requests/{id}', { path: { id: change.request } }),
    });
    return isTouched(change.request) || assignedTo === facts.user.code ? title : undefined;
  };

  useChanges((changes) => {
    const last = new Map(changes.filter(({ actor }) => actor !== facts.user.name).map((each) => [each.request, each]));
    const mine = [...last.values()].filter(({ request }) => isTouched(request));
    if (mine.length === 0) return;
    if (document.visibilityState !== 'visible') {
      fresh.current += mine.length;
      tabTitle.fresh(fresh.current);
    }
    void Promise.all(
      mine.slice(0, 10).map(async (change) => {
        const title = await titleOf(change).catch(() => undefined);
        if (!title) return;
        const text = t('live.nowIs', { who: change.actor, status: either(statusRow(change.side, change.state)) });
        const to = `/${change.side}/${change.request}`;
        const key = `${change.request} ${change.version}`;
        bell.add({ key, title, text, to, at: change.at });
        if (mine.length > oneByOne) return;
        politely(`${title}: ${text}`);
        notifications.show({
          id: key,
          title,
          message: text,
          role: 'presentation',
          withBorder: true,
          onClick: () => void go(to),
        });
      }),
    );
    if (mine.length > oneByOne) {
      const text = t('live.manyChanged', { count: mine.length });
      politely(text);
      notifications.show({ message: text, role: 'presentation', withBorder: true });
    }
  });
  return null;
}
