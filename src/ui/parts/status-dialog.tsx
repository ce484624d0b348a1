import { Alert, Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useWords } from '../words/index.js';
import { Meanwhile } from './meanwhile.js';
import { ProblemAlert } from './problem.js';
import { StatusBadge } from './status-badge.js';
import { statusesOf, statusRow } from './status-looks.js';
import { useAct } from './use-act.js';
import { type Action, type Request, remember } from './use-order.js';

const ActionDialog = lazy(() => import('./action-dialog.js'));

/** Change Status: nothing is sent. Where that parts the two libraries, it says so and offers what would tell the other one. */
export default function StatusDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t, either } = useWords();
  const [status, setStatus] = useState('');
  const [note, setNote] = useState('');
  const [instead, setInstead] = useState<Action>();
  const change = useChange(
    ({ confirmed = false, version = request.version }: { confirmed?: boolean; version?: number }) =>
      api.post('/requests/{id}/status', {
        path: { id: request.id },
        body: { version, status, ...(note ? { note } : {}), ...(confirmed ? { confirmed } : {}) },
      }),
    {
      again: ['/requests', '/requests/facets', '/work', '/work/counts'],
      done: (now) => {
        remember(now);
        onClose();
      },
    },
  );
  const act = useAct({ done: onClose });
  const isWarned = change.error?.kind === 'out-of-step';
  const meanwhile = change.error?.kind === 'stale' ? change.error.meanwhile : undefined;
  const matching = request.actions.find(({ name }) => name === change.error?.problem.matchingAction);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({});
  };
  if (instead)
    return (
      <Suspense>
        <ActionDialog request={request} action={instead} onClose={onClose} />
      </Suspense>
    );
  return (
    <Modal opened onClose={onClose} title={t('act.changeStatus')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>
            {request.title}
            <div>
              <StatusBadge side={request.side} state={request.state} />
            </div>
          </div>
          <Select
            data-autofocus
            label={t('act.newStatus')}
            description={t('act.newStatusHow')}
            data={statusesOf(request.side)
              .filter((name) => name !== request.state)
              .map((name) => ({ value: name, label: either(statusRow(request.side, name)) }))}
            value={status || null}
            onChange={(value) => {
              setStatus(value ?? '');
              change.reset();
            }}
            searchable
            selectFirstOptionOnChange
            required
            error={change.error?.fields['status']}
          />
          <Textarea
            label={t('act.internalNote')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {isWarned ? (
            <Alert color="orange" title={change.error?.problem.title}>
              {change.error?.problem.detail}
              <Group mt="sm" gap="sm">
                {matching ? (
                  <Button
                    size="compact-sm"
                    loading={act.isPending}
                    onClick={() =>
                      asks(matching)
                        ? setInstead(matching)
                        : act.mutate({ request, action: matching.name, fields: note ? { internalNote: note } : {} })
                    }
                  >
                    {t('act.instead', { action: either(matching) })}
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
              <ProblemAlert error={act.error} />
            </Alert>
          ) : meanwhile?.request ? (
            <Meanwhile
              told={meanwhile}
              to={status}
              again={() => change.mutate(meanwhile.request ? { version: meanwhile.request.version } : {})}
            />
          ) : (
            <ProblemAlert error={change.error} />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={change.isPending && !isWarned}>
              {t('act.changeStatus')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

/** What cannot go without an answer opens its own dialog. */
const asks = ({ fields }: Action): boolean => fields.some(({ required }) => required);
