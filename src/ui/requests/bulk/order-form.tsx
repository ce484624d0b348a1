import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ActionFields, beginning, filled } from '../../parts/action-fields.js';
import { AssignFields, type AssignWish } from '../../parts/assign-fields.js';
import { type Side, statusesOf, statusRow } from '../../parts/status-looks.js';
import type { Action, OrderFields } from '../../parts/use-order.js';
import { useWords } from '../../words/index.js';
import type { BulkOrder } from './order.js';

/** What was chosen, before its form is filled. */
export type Choice =
  | { kind: 'action'; action: Pick<Action, 'name' | 'label' | 'fields'> }
  | { kind: 'assign' | 'status' };

export interface OrderFormProps {
  choice: Choice;
  side: Side;
  ready: (order: BulkOrder) => void;
  onClose: () => void;
}

/** The one form for all of them. What comes of it is shown before anything is done. */
export function OrderForm({ choice, side, ready, onClose }: OrderFormProps) {
  const { t, textOf } = useWords();
  const fields = choice.kind === 'action' ? choice.action.fields : [];
  const [values, setValues] = useState<OrderFields>(() => beginning(fields));
  const [wish, setWish] = useState<AssignWish>({ to: '', note: '', sendEmail: false });
  const [status, setStatus] = useState('');
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (choice.kind === 'action') ready({ action: choice.action.name, fields: filled(fields, values) });
    else if (choice.kind === 'status') ready({ status, ...(note ? { note } : {}) });
    else
      ready({
        assign: {
          to: wish.to,
          ...(wish.note ? { note: wish.note } : {}),
          ...(wish.sendEmail ? { sendEmail: true } : {}),
        },
      });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {choice.kind === 'action' ? (
          <ActionFields
            fields={fields}
            values={values}
            problems={{}}
            change={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
          />
        ) : null}
        {choice.kind === 'assign' ? <AssignFields wish={wish} change={setWish} /> : null}
        {choice.kind === 'status' ? (
          <>
            <Select
              data-autofocus
              label={t('act.newStatus')}
              description={t('act.newStatusHow')}
              data={statusesOf(side).map((name) => ({ value: name, label: textOf(statusRow(side, name).label) }))}
              value={status || null}
              onChange={(value) => setStatus(value ?? '')}
              searchable
              selectFirstOptionOnChange
              required
            />
            <Textarea
              label={t('act.internalNote')}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          </>
        ) : null}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.close')}
          </Button>
          <Button type="submit">{t('bulk.see')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
