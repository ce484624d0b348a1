import { Alert } from '@mantine/core';
import { IconDatabaseX, IconPlugConnectedX } from '@tabler/icons-react';
import { useLive } from '../live/live.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** Says since when the page may be out of date, or that nothing can be saved. It goes by itself when that is over. */
export function ConnectionBanner() {
  const { lostAt, canStore } = useLive();
  const { t } = useWords();
  const clock = useClock();
  if (lostAt === undefined && !canStore)
    return (
      <Alert color="red" role="alert" icon={<IconDatabaseX aria-hidden />} mb="sm">
        {t('live.notStoring')}
      </Alert>
    );
  if (lostAt === undefined) return null;
  return (
    <Alert color="orange" icon={<IconPlugConnectedX aria-hidden />} mb="sm" data-connection="lost">
      {t('live.lost', { time: clock.time(new Date(lostAt).toISOString()) })}
    </Alert>
  );
}
