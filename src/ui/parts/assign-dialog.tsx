import { Button, Checkbox, Group, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useWords } from '../words/index.js';
import { afterAssigning } from './after-assigning.js';
import { ProblemAlert } from './problem.js';
import { type Request, remember } from './use-order.js';

/** As many characters as a note to a colleague may have. */
const noteAtMost = 1000;

export interface AssignDialogProps {
  requests: readonly Pick<Request, 'id' | 'version' | 'title'>[];
  onClose: () => void;
}

/** Assign To: a person who may work on requests, a note for them, and an e-mail if wished. */
export default function AssignDialog({ requests, onClose }: AssignDialogProps) {
  const { t } = useWords();
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [sendEmail, setSendEmail] = useState(false);
  const { data } = useRead('/users', { query: { role: 'fulfillmentServicesOperator', active: true, limit: 200 } });
  const assign = useChange(
    async () => {
      for (const { id, version } of requests)
        remember(
          await api.post('/requests/{id}/assign', {
            path: { id },
            body: { version, to, ...(note ? { note } : {}), ...(sendEmail ? { sendEmail } : {}) },
          }),
        );
    },
    { again: afterAssigning, done: onClose },
  );
  const people = data?.items ?? [];
  const problem = assign.error?.fields['to'];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={t('act.assignTo')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          {people.length > 0 ? (
            <Select
              data-autofocus
              label={t('act.assignToWhom')}
              data={people.map(({ code, name }) => ({ value: code, label: name }))}
              value={to || null}
              onChange={(value) => setTo(value ?? '')}
              searchable
              selectFirstOptionOnChange
              required
              error={problem}
            />
          ) : (
            <TextInput
              data-autofocus
              label={t('act.assignToWhom')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
              required
              error={problem}
            />
          )}
          <Textarea
            label={t('act.note')}
            value={note}
            maxLength={noteAtMost}
            description={t('act.left', { count: noteAtMost - [...note].length })}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          <Checkbox
            label={t('act.sendAsEmail')}
            checked={sendEmail}
            onChange={(event) => setSendEmail(event.currentTarget.checked)}
          />
          <ProblemAlert error={assign.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={assign.isPending}>
              {t('act.assignTo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
