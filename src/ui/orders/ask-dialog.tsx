import { Button, Group, Modal, Stack } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { afterAssigning } from '../parts/after-assigning.js';
import { AssignFields, type AssignWish, assigned, toNobody } from '../parts/assign-fields.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import { RefusalAlert } from './refusal.js';
import { useAnnounceDone } from './use-press.js';

export interface AskDialogProps {
  request: { id: string; version: number; title: string };
  /** Whose step it is, as a sentence. */
  said: string;
  onClose: () => void;
}

/** Asks somebody who may take the next step: it becomes their task. */
export default function AskDialog({ request: { id, version, title }, said, onClose }: AskDialogProps) {
  const { t } = useWords();
  const say = useAnnounceDone();
  const people = useRead('/requests/{id}/ask', { path: { id } });
  const nameOf = (code: string) => people.data?.items.find((person) => person.code === code)?.name ?? code;
  const ask = useChange(
    (wish: AssignWish) => api.post('/requests/{id}/ask', { path: { id }, body: { version, ...assigned(wish) } }),
    {
      again: afterAssigning,
      done: (now, { to }) => {
        say(now, t('act.asked', { name: nameOf(to) }));
        onClose();
      },
    },
  );
  const form = useServerForm(toNobody, ask.error);
  return (
    <Modal opened onClose={onClose} title={t('act.askTitle')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={form.onSubmit((wish) => (ask.isPending ? undefined : ask.mutate(wish)))}>
        <Stack gap="md">
          <div>
            {title}
            <div>{said}</div>
          </div>
          {people.data?.items.length === 0 ? (
            <p>{t('act.askNobody')}</p>
          ) : (
            <AssignFields form={form} people={people.data?.items ?? []} />
          )}
          <RefusalAlert refused={ask.error ?? people.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={ask.isPending} disabled={form.values.to === ''} data-submit="ask">
              {t('act.askTitle')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
