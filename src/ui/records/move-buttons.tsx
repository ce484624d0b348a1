import { ActionIcon } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useWords } from '../words/index.js';
import type { RecordOrder } from './use-order.js';

/** The place of a row, and its two buttons. */
export function MoveButtons({
  order,
  at,
  count,
  name,
}: {
  order: RecordOrder;
  at: number;
  count: number;
  name: string;
}) {
  const { t } = useWords();
  return (
    <>
      <span className="numbers">{at + 1}</span>{' '}
      {order.isLocked ? null : (
        <>
          <ActionIcon
            variant="subtle"
            data-move="up"
            aria-label={t('records.moveUp', { name })}
            disabled={at === 0}
            onClick={() => order.move(at, at - 1, 'up')}
          >
            <IconArrowUp size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            data-move="down"
            aria-label={t('records.moveDown', { name })}
            disabled={at === count - 1}
            onClick={() => order.move(at, at + 1, 'down')}
          >
            <IconArrowDown size={18} aria-hidden />
          </ActionIcon>
        </>
      )}
    </>
  );
}
