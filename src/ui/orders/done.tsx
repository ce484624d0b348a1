import { Button, Group } from '@mantine/core';
import type { Action, Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { RefusalAlert } from './refusal.js';
import { usePress } from './use-press.js';

/** Which request it was, and the way back as long as the node offers one. */
export function Done({ request, undo }: { request: Request; undo: Action | undefined }) {
  const { t } = useWords();
  const press = usePress();
  const { id, version, title } = request;
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{title}</span>
        {undo ? (
          <Button
            size="compact-sm"
            variant="light"
            loading={press.now.at === 'sending'}
            aria-label={t('act.of', { action: undo.label, title })}
            onClick={() => press.press({ id, version, action: undo.name }, false)}
          >
            {t('act.undo')}
          </Button>
        ) : null}
      </Group>
      {press.now.at === 'refused' ? <RefusalAlert refused={press.now.refused} /> : null}
    </>
  );
}
