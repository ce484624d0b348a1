import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';

/** As many characters as a note to a colleague may have. */
const noteAtMost = 1000;

/** Whose task it becomes, with a note for them and an e-mail if wanted. */
export interface AssignWish {
  to: string;
  note: string;
  sendEmail: boolean;
}
export const toNobody: AssignWish = { to: '', note: '', sendEmail: false };

/** What is sent of it. */
export const assigned = ({ to, note, sendEmail }: AssignWish) => ({
  to,
  ...(note ? { note } : {}),
  ...(sendEmail ? { sendEmail } : {}),
});

export interface AssignFieldsProps {
  form: UseFormReturnType<AssignWish>;
  /** Whom it can be given to; without it those to whom requests are assigned. */
  people?: readonly { code: string; name: string }[];
}

/** The fields of Assign To: for one request, and for many. */
export function AssignFields({ form, people: given }: AssignFieldsProps) {
  const { t } = useWords();
  const { data } = useRead('/users', {
    query: { role: 'fulfillmentServicesOperator', active: true, limit: 200 },
    when: given === undefined,
  });
  const people = given ?? data?.items ?? [];
  return (
    <Stack gap="md">
      {people.length > 0 ? (
        <Select
          data-autofocus
          label={t('act.assignToWhom')}
          data={people.map(({ code, name }) => ({ value: code, label: name }))}
          searchable
          selectFirstOptionOnChange
          required
          {...form.getInputProps('to')}
          value={form.values.to || null}
          onChange={(name) => form.setFieldValue('to', name ?? '')}
        />
      ) : (
        <TextInput data-autofocus label={t('act.assignToWhom')} required {...form.getInputProps('to')} />
      )}
      <Textarea
        label={t('act.note')}
        maxLength={noteAtMost}
        description={t('act.left', { count: noteAtMost - [...form.values.note].length })}
        {...form.getInputProps('note')}
      />
      <Checkbox label={t('act.sendAsEmail')} {...form.getInputProps('sendEmail', { type: 'checkbox' })} />
    </Stack>
  );
}
