import { Button, Group, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { afterAssigning } from '../parts/after-assigning.js';
import { AssignFields } from '../parts/assign-fields.js';
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
  const [wish, setWish] = useState({ to: '', note: '', sendEmail: false });
  const people = useRead('/requests/{id}/ask', { path: { id } });
  const nameOf = (code: string) => people.data?.items.find((person) => person.code === code)?.name ?? code;
  const ask = useChange(
    ({ to, note, sendEmail }: typeof wish) =>
      api.post('/requests/{id}/ask', {
        path: { id },
        body: { version, to, ...(note ? { note } : {}), ...(sendEmail ? { sendEmail } : {}) },
      }),
    {
      again: afterAssigning,
      done: (now, { to }) => {
        say(now, t('act.asked', { name: nameOf(to) }));
        onClose();
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ask.isPending) ask.mutate(wish);
  };
  return (
    <Modal opened onClose={onClose} title={t('act.askTitle')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <div>
            {title}
            <div>{said}</div>
          </div>
          {people.data?.items.length === 0 ? (
            <p>{t('act.askNobody')}</p>
          ) : (
            <AssignFields
              wish={wish}
              change={setWish}
              people={people.data?.items ?? []}
              problem={ask.error?.fields['to']}
            />
          )}
          <RefusalAlert refused={ask.error ?? people.error} />
          <Group justify="space-between">
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={ask.isPending} disabled={wish.to === ''} data-submit="ask">
              {t('act.askTitle')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
