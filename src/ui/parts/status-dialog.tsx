import { Alert, Button, Group } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { whyOf } from '../api/refused.js';
import { Meanwhile } from '../orders/meanwhile.js';
import { PressWindow } from '../orders/press-window.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone, usePress } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { FormDialog } from './form-dialog.js';
import { useServerForm } from './server-form.js';
import { StatusBadge } from './status-badge.js';
import { noStatus, StatusFields, type StatusForm, statusOrdered } from './status-fields.js';
import { statusRow } from './status-looks.js';
import type { Request } from './use-order.js';

/** Change Status: nothing is sent. Where that parts the two libraries, it says so and offers what would tell the other one. */
export default function StatusDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t, textOf } = useWords();
  const say = useAnnounceDone();
  const change = useChange(
    ({ confirmed = false, version = request.version }: { confirmed?: boolean; version?: number }) =>
      api.post('/requests/{id}/status', {
        path: { id: request.id },
        body: { version, ...statusOrdered(form.getValues()), ...(confirmed ? { confirmed } : {}) },
      }),
    {
      done: (now) => {
        say(now, t('act.statusChanged', { status: textOf(statusRow(now.side, now.state).label) }));
        onClose();
      },
    },
  );
  const form: UseFormReturnType<StatusForm> = useServerForm(noStatus, change.error);
  const press = usePress({ done: onClose });
  const isWarned = change.error?.kind === 'out-of-step';
  const meanwhile = change.error?.kind === 'stale' ? change.error.meanwhile : undefined;
  const matching = request.actions.find(({ name }) => name === change.error?.problem.matchingAction);
  if (press.now.at !== 'rest') return <PressWindow press={press} request={request} />;
  return (
    <FormDialog
      title={t('act.changeStatus')}
      submit={t('act.changeStatus')}
      isSending={change.isPending && !isWarned}
      onSubmit={form.onSubmit(() => change.mutate({}))}
      onClose={onClose}
    >
      <div>
        {wholeTitle(request)}
        <div>
          <StatusBadge side={request.side} state={request.state} />
        </div>
      </div>
      <StatusFields
        form={form}
        side={request.side}
        serviceType={request.serviceType}
        without={request.state}
        chosen={() => change.reset()}
      />
      {isWarned ? (
        <Alert color="orange" title={change.error?.problem.title}>
          {change.error ? whyOf(change.error.problem) : null}
          <Group mt="sm" gap="sm">
            {matching ? (
              <Button
                size="compact-sm"
                onClick={() =>
                  press.press(
                    { id: request.id, version: request.version, action: matching.name },
                    matching.asks,
                    request,
                  )
                }
              >
                {t('act.instead', { action: textOf(matching.label) })}
              </Button>
            ) : null}
            <Button
              size="compact-sm"
              variant="default"
              loading={change.isPending}
              onClick={() => change.mutate({ confirmed: true })}
            >
              {t('act.allTheSame')}
            </Button>
          </Group>
        </Alert>
      ) : meanwhile?.request ? (
        <Meanwhile
          told={meanwhile}
          to={form.values.status ?? ''}
          again={() => change.mutate(meanwhile.request ? { version: meanwhile.request.version } : {})}
        />
      ) : (
        <RefusalAlert refused={change.error} />
      )}
    </FormDialog>
  );
}
