import { Checkbox, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useRead } from '../api/read.js';
import { useWords } from '../words/index.js';

/** As many characters as a note to a colleague may have. */
const noteAtMost = 1000;

/** Whose task it becomes, with a note for them and an e-mail if wished. */
export interface AssignWish {
  to: string;
  note: string;
  sendEmail: boolean;
}

export interface AssignFieldsProps {
  wish: AssignWish;
  change: (wish: AssignWish) => void;
  /** What the node says about the person. */
  problem?: string | undefined;
  /** Whom it can be given to; without it those to whom requests are assigned. */
  people?: readonly { code: string; name: string }[];
}

/** The fields of Assign To: for one request, and for many. */
export function AssignFields({ wish, change, problem, people: given }: AssignFieldsProps) {
  const { t } = useWords();
  const { data } = useRead('/users', {
    query: { role: 'fulfillmentServicesOperator', active: true, limit: 200 },
    when: given === undefined,
  });
  const people = given ?? data?.items ?? [];
  const to = (name: string | null) => change({ ...wish, to: name ?? '' });
  return (
    <Stack gap="md">
      {people.length > 0 ? (
        <Select
          data-autofocus
          label={t('act.assignToWhom')}
          data={people.map(({ code, name }) => ({ value: code, label: name }))}
          value={wish.to || null}
          onChange={to}
          searchable
          selectFirstOptionOnChange
          required
          error={problem}
        />
      ) : (
        <TextInput
          data-autofocus
          label={t('act.assignToWhom')}
          value={wish.to}
          onChange={(event) => to(event.currentTarget.value)}
          required
          error={problem}
        />
      )}
      <Textarea
        label={t('act.note')}
        value={wish.note}
        maxLength={noteAtMost}
        description={t('act.left', { count: noteAtMost - [...wish.note].length })}
        onChange={(event) => change({ ...wish, note: event.currentTarget.value })}
      />
      <Checkbox
        label={t('act.sendAsEmail')}
        checked={wish.sendEmail}
        onChange={(event) => change({ ...wish, sendEmail: event.currentTarget.checked })}
      />
    </Stack>
  );
}
