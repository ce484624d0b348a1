import { Alert } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useLive } from '../live/live.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** Says since when the page may be out of date. It goes by itself when the page has caught up. */
export function ConnectionBanner() {
  const { lostAt } = useLive();
  const { t } = useWords();
  const clock = useClock();
  if (lostAt === undefined) return null;
  return (
    <Alert color="orange" icon={<IconPlugConnectedX aria-hidden />} mb="sm" data-connection="lost">
      {t('live.lost', { time: clock.time(new Date(lostAt).toISOString()) })}
    </Alert>
  );
}
