import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { FormDialog } from '../parts/form-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { afterCall } from './after-call.js';

/** Somebody did it in the library system, or it is not needed: a note says what. */
export default function SettleDialog({
  call,
  as,
  onClose,
}: {
  call: Thing<'SystemCall'>;
  as: 'byHand' | 'notNeeded';
  onClose: () => void;
}) {
  const { t } = useWords();
  const announcer = useAnnouncer();
  const [note, setNote] = useState('');
  const path = { id: call.request, call: call.id };
  const body = note.trim() ? { note: note.trim() } : {};
  const settle = useChange(
    () =>
      as === 'byHand'
        ? api.post('/requests/{id}/system-calls/{call}/by-hand', { path, body })
        : api.post('/requests/{id}/system-calls/{call}/not-needed', { path, body }),
    {
      again: afterCall,
      done: () => {
        announcer.politely(t('systemCalls.done'));
        onClose();
      },
    },
  );
  return (
    <FormDialog
      title={t(`systemCalls.${as}Of`, { call: t(`systemCalls.call_${call.name}`) })}
      submit={t(`systemCalls.${as}Do`)}
      isSending={settle.isPending}
      onSubmit={(event) => {
        event.preventDefault();
        settle.mutate(undefined);
      }}
      onClose={onClose}
    >
      <p>{t(`systemCalls.${as}How`)}</p>
      <Textarea
        label={t('systemCalls.note')}
        data-autofocus
        autosize
        minRows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ProblemAlert error={settle.error} />
    </FormDialog>
  );
}
