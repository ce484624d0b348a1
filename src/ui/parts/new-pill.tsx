import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useWords } from '../words/index.js';
import { useAnnouncer } from './announcer.js';

/** How often at most it is said aloud that there is more, in milliseconds. */
const saidEveryMs = 10_000;

/** “3 new – show”: what came while somebody reads waits here, and nothing moves. */
export function NewPill({ count, show }: { count: number; show: () => void }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const said = useRef(0);
  useEffect(() => {
    if (count === 0 || Date.now() - said.current < saidEveryMs) return;
    said.current = Date.now();
    politely(t('live.fresh', { count }));
  }, [count, politely, t]);
  if (count === 0) return null;
  return (
    <Button size="compact-sm" variant="light" leftSection={<IconArrowUp size={16} aria-hidden />} onClick={show}>
      {t('live.freshShow', { count })}
    </Button>
  );
}
