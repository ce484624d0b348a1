import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useWords } from '../words/index.js';
import { ProblemAlert } from './problem.js';
import { type Action, type Request, useOrder } from './use-order.js';

/** What was done, and the way back as long as the node offers one. */
export function Undo({ request, action, status }: { request: Request; action: Action; status: string }) {
  const { t, either } = useWords();
  const undo = useOrder(() => notifications.hide(`undo ${request.id}`));
  return (
    <>
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <span>{t('act.nowIs', { status })}</span>
        <Button
          size="compact-sm"
          variant="light"
          loading={undo.isPending}
          aria-label={t('act.of', { action: either(action), title: request.title })}
          onClick={() => undo.mutate({ request, action: action.name })}
        >
          {either(action)}
        </Button>
      </Group>
      <ProblemAlert error={undo.error} />
    </>
  );
}
