import { Select } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { ActionFields, beginning, filled } from '../parts/action-fields.js';
import { FormDialog } from '../parts/form-dialog.js';
import { useServerForm } from '../parts/server-form.js';
import type { OrderFields, Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';

const begin = { answer: null as string | null, fields: {} as OrderFields };

/** What the partner wrote: one of what it may answer now, with the form of its own desk. */
export default function AnswerDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t } = useWords();
  const say = useAnnounceDone();
  const answers = request.answers ?? [];
  const named = (name: string | null) => answers.find((each) => each.name === name);
  const partner = request.partnerName ?? request.partner ?? '';
  const enter = useChange(
    ({ answer, fields }: typeof begin) =>
      api.post('/requests/{id}/answers', {
        path: { id: request.id },
        body: {
          version: request.version,
          answer: answer ?? '',
          fields: filled(named(answer)?.fields ?? [], fields),
        },
      }),
    {
      done: (now, { answer }) => {
        say(now, t('mailing.entered', { partner, answer: named(answer)?.label ?? '' }));
        onClose();
      },
    },
  );
  const form = useServerForm(begin, enter.error);
  const answer = named(form.values.answer);
  return (
    <FormDialog
      title={t('mailing.enter')}
      size="lg"
      submit={t('mailing.save')}
      isSending={enter.isPending}
      isInert={!answer}
      onSubmit={form.onSubmit((entered) => enter.mutate(entered))}
      onClose={onClose}
    >
      <Select
        label={t('mailing.what', { partner })}
        description={t('mailing.whatHow')}
        data={answers.map((each) => ({ value: each.name, label: each.label }))}
        value={form.values.answer}
        required
        allowDeselect={false}
        data-autofocus
        onChange={(next) => {
          form.setValues({ answer: next, fields: beginning(named(next)?.fields ?? []) });
          enter.reset();
        }}
      />
      {answer ? (
        <ActionFields
          key={answer.name}
          fields={answer.fields}
          values={form.values.fields}
          problems={form.errors}
          change={(field, value) => form.setFieldValue(`fields.${field}`, value)}
        />
      ) : null}
      <RefusalAlert refused={enter.error} />
    </FormDialog>
  );
}
