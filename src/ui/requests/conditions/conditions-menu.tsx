import { ActionIcon, Button, Popover } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useWords } from '../../words/index.js';
import type { ChipsProps } from '../chips.js';

const Panel = lazy(() => import('./conditions-panel.js'));

/** Filters beyond ticks: *not*, days between, two conditions joined by *or*. */
export function ConditionsMenu({ isSmall, ...props }: ChipsProps & { isSmall: boolean }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="bottom-start"
      width="min(800px, 100vw - 24px)"
      shadow="md"
      returnFocus
      trapFocus
    >
      <Popover.Target>
        {isSmall ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('conditions.title')}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconAdjustments size={18} aria-hidden />
          </ActionIcon>
        ) : (
          <Button
            variant="default"
            leftSection={<IconAdjustments size={16} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t('conditions.title')}
          </Button>
        )}
      </Popover.Target>
      <Popover.Dropdown aria-label={t('conditions.title')}>
        <Suspense>
          <Panel {...props} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
