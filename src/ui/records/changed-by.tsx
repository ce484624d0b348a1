import { Button, Group } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useWords } from '../words/index.js';
import { Notice } from './notice.js';

export interface ChangedByProps {
  who: string;
  /** Shows what they saved in place of what was typed here. */
  theirs?: () => void;
  /** Saves what was typed here over it. */
  mine?: () => void;
}

/** A colleague saved the same thing first. Nothing typed is lost, and nothing of theirs is overwritten unasked. */
export function ChangedBy({ who, theirs, mine }: ChangedByProps) {
  const { t } = useWords();
  return (
    <Notice icon={<IconUsers aria-hidden />} title={t('records.changedBy', { who })} role="alert" my="sm">
      {t(mine ? 'records.changedChoose' : 'records.changedLook')}
      {theirs && mine ? (
        <Group gap="xs" mt="sm">
          <Button size="compact-sm" variant="default" onClick={theirs}>
            {t('records.changedTheirs')}
          </Button>
          <Button size="compact-sm" variant="default" onClick={mine}>
            {t('records.changedMine')}
          </Button>
        </Group>
      ) : null}
    </Notice>
  );
}
