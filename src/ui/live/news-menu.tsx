import { ActionIcon, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { cache, useRead } from '../api/read.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useChanges } from './live.js';
import classes from './news-menu.module.css';

const read = () => import('../inbox/panel.js');
const Panel = lazy(read);
/** After a change the inbox is read anew this soon, in milliseconds, with all that changes meanwhile. */
const soonMs = 1000;

/** How many notifications are unread; they are loaded when somebody opens the menu. */
export function NewsMenu() {
  const { t } = useWords();
  const { may } = useSession();
  const [isOpen, setOpen] = useState(false);
  const { data } = useRead('/inbox', { when: may('seeRequests') });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useChanges(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void cache.invalidateQueries({ queryKey: ['/inbox'] });
    }, soonMs);
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  if (!may('seeRequests')) return null;
  const count = data?.unread ?? 0;
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={480} shadow="md" returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          className={classes.bell}
          aria-label={t('live.news', { count })}
          onMouseEnter={() => void read()}
          onClick={() => setOpen(!isOpen)}
        >
          <IconBell size={18} aria-hidden />
          {count > 0 ? <span className={classes.count}>{count > 99 ? '99+' : count}</span> : null}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes.drop ?? ''} aria-label={t('live.news', { count })}>
        <Suspense>
          <Panel close={() => setOpen(false)} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
