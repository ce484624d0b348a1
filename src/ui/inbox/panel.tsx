import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { AlsoSpeaking, useWords } from '../words/index.js';
import { InboxItems } from './inbox-items.js';
import classes from './panel.module.css';

interface Closing {
  close: () => void;
}

/** What a person is notified of, kept by the server: it is the same at every browser, and after a reload. */
export default function InboxPanel({ close }: Closing) {
  return (
    <AlsoSpeaking folder="inbox">
      <Inbox close={close} />
    </AlsoSpeaking>
  );
}

function Inbox({ close }: Closing) {
  const { t } = useWords();
  const [isUnreadOnly, setUnreadOnly] = useState(false);
  const { data, error, refetch } = useRead('/inbox');
  const markAll = useChange(() => api.post('/inbox/read', { body: {} }), { again: ['/inbox'] });
  const unread = data?.unread ?? 0;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const shown = (data?.items ?? []).filter(({ isRead }) => !isUnreadOnly || !isRead);
  return (
    <div ref={place} tabIndex={-1} className={classes.panel}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{t('nav.notifications')}</h2>
        <SegmentedControl
          size="xs"
          aria-label={t('inbox.show')}
          value={isUnreadOnly ? 'unread' : 'all'}
          onChange={(value) => setUnreadOnly(value === 'unread')}
          data={[
            { value: 'all', label: t('inbox.all') },
            { value: 'unread', label: t('inbox.unread', { count: unread }) },
          ]}
        />
        {unread > 0 ? (
          <Button
            className={classes.all ?? ''}
            size="compact-sm"
            variant="subtle"
            loading={markAll.isPending}
            onClick={() => markAll.mutate(undefined)}
          >
            {t('inbox.markAll')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={error ?? markAll.error} retry={() => void refetch()} />
      {data ? null : error ? null : <Loading rows={3} height={40} />}
      {data && shown.length === 0 ? (
        <p className={classes.nothing}>{t(data.items.length === 0 ? 'inbox.empty' : 'inbox.allRead')}</p>
      ) : (
        <div className={classes.scroll}>
          <InboxItems items={shown} close={close} />
        </div>
      )}
      <Link to="/notifications" className={classes.whole} onClick={close}>
        {t('inbox.whole')}
      </Link>
    </div>
  );
}
