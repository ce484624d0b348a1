import { Alert, Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { whyOf } from '../api/refused.js';
import { Meanwhile } from '../orders/meanwhile.js';
import { PressWindow } from '../orders/press-window.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone, usePress } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { DialogFooter } from './dialog-footer.js';
import { StatusBadge } from './status-badge.js';
import { statusesOf, statusRow } from './status-looks.js';
import type { Request } from './use-order.js';

/** Change Status: nothing is sent. Where that parts the two libraries, it says so and offers what would tell the other one. */
export default function StatusDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t, textOf } = useWords();
  const [status, setStatus] = useState('');
  const [note, setNote] = useState('');
  const say = useAnnounceDone();
  const change = useChange(
    ({ confirmed = false, version = request.version }: { confirmed?: boolean; version?: number }) =>
      api.post('/requests/{id}/status', {
        path: { id: request.id },
        body: { version, status, ...(note ? { note } : {}), ...(confirmed ? { confirmed } : {}) },
      }),
    {
      done: (now) => {
        say(now, t('act.statusChanged', { status: textOf(statusRow(now.side, now.state).label) }));
        onClose();
      },
    },
  );
  const press = usePress({ done: onClose });
  const isWarned = change.error?.kind === 'out-of-step';
  const meanwhile = change.error?.kind === 'stale' ? change.error.meanwhile : undefined;
  const matching = request.actions.find(({ name }) => name === change.error?.problem.matchingAction);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({});
  };
  if (press.now.at !== 'rest') return <PressWindow press={press} request={request} />;
  return (
    <Modal opened onClose={onClose} title={t('act.changeStatus')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={submit}>
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
              .map((name) => ({ value: name, label: textOf(statusRow(request.side, name).label) }))}
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
              to={status}
              again={() => change.mutate(meanwhile.request ? { version: meanwhile.request.version } : {})}
            />
          ) : (
            <RefusalAlert refused={change.error} />
          )}
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={change.isPending && !isWarned}>
              {t('act.changeStatus')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}
