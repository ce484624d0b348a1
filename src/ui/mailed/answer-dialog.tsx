import { Button, Modal, Select, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { ActionFields, beginning, filled } from '../parts/action-fields.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import type { OrderFields, Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';

/** What the partner wrote: one of what it may answer now, with the form of its own desk. */
export default function AnswerDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t } = useWords();
  const say = useAnnounceDone();
  const answers = request.answers ?? [];
  const [name, setName] = useState<string | null>(null);
  const [values, setValues] = useState<OrderFields>({});
  const answer = answers.find((each) => each.name === name);
  const partner = request.partnerName ?? request.partner ?? '';
  const enter = useChange(
    () =>
      api.post('/requests/{id}/answers', {
        path: { id: request.id },
        body: { version: request.version, answer: answer?.name ?? '', fields: filled(answer?.fields ?? [], values) },
      }),
    {
      done: (now) => {
        say(now, t('mailing.entered', { partner, answer: answer?.label ?? '' }));
        onClose();
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer) enter.mutate(undefined);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('mailing.enter')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Select
            label={t('mailing.what', { partner })}
            description={t('mailing.whatHow')}
            data={answers.map((each) => ({ value: each.name, label: each.label }))}
            value={name}
            required
            allowDeselect={false}
            data-autofocus
            onChange={(next) => {
              setName(next);
              setValues(beginning(answers.find((each) => each.name === next)?.fields ?? []));
              enter.reset();
            }}
          />
          {answer ? (
            <ActionFields
              key={answer.name}
              fields={answer.fields}
              values={values}
              problems={enter.error?.fields ?? {}}
              change={(field, value) => setValues({ ...values, [field]: value })}
            />
          ) : null}
          <RefusalAlert refused={enter.error} />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={enter.isPending} disabled={!answer}>
              {t('mailing.save')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}
