import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../words/index.js';

/** What can be done with the ticked rows; there only when some are. */
export function TickedBar({ count, children }: { count: number; children: ReactNode }) {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <Group gap="sm" role="group" aria-label={t('shelf.ofTicked')} mb="sm">
      <strong>{t('shelf.ticked', { count })}</strong>
      {children}
    </Group>
  );
}
