import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { ActionFields, beginning, filled } from '../../parts/action-fields.js';
import { AssignFields, assigned, toNobody } from '../../parts/assign-fields.js';
import { useServerForm } from '../../parts/server-form.js';
import { noStatus, StatusFields, statusOrdered } from '../../parts/status-fields.js';
import type { Side } from '../../parts/status-looks.js';
import type { Action, OrderFields } from '../../parts/use-order.js';
import { useWords } from '../../words/index.js';
import type { BulkOrder } from './order.js';

type OfAction = Pick<Action, 'name' | 'label' | 'fields'>;

/** What was chosen, before its form is filled. */
export type Choice = { kind: 'action'; action: OfAction } | { kind: 'assign' | 'status' };

interface Ordering {
  ready: (order: BulkOrder) => void;
  onClose: () => void;
}

export interface OrderFormProps extends Ordering {
  choice: Choice;
  side: Side;
}

/** The one form for all of them. What comes of it is shown before anything is done. */
export function OrderForm({ choice, side, ...ordering }: OrderFormProps) {
  if (choice.kind === 'action') return <ActionOrder action={choice.action} {...ordering} />;
  return choice.kind === 'assign' ? <AssignOrder {...ordering} /> : <StatusOrder side={side} {...ordering} />;
}

function ActionOrder({ action: { name: action, fields }, ready, onClose }: Ordering & { action: OfAction }) {
  const form = useServerForm<OrderFields>(beginning(fields));
  return (
    <Frame onSubmit={form.onSubmit((values) => ready({ action, fields: filled(fields, values) }))} onClose={onClose}>
      <ActionFields fields={fields} values={form.values} problems={{}} change={form.setFieldValue} />
    </Frame>
  );
}

function AssignOrder({ ready, onClose }: Ordering) {
  const form = useServerForm(toNobody);
  return (
    <Frame onSubmit={form.onSubmit((wish) => ready({ assign: assigned(wish) }))} onClose={onClose}>
      <AssignFields form={form} />
    </Frame>
  );
}

function StatusOrder({ side, ready, onClose }: Ordering & { side: Side }) {
  const form = useServerForm(noStatus);
  return (
    <Frame onSubmit={form.onSubmit((wish) => ready(statusOrdered(wish)))} onClose={onClose}>
      <StatusFields form={form} side={side} />
    </Frame>
  );
}

interface FrameProps {
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  onClose: () => void;
  children: ReactNode;
}

function Frame({ onSubmit, onClose, children }: FrameProps) {
  const { t } = useWords();
  return (
    <form onSubmit={onSubmit}>
      <Stack gap="md">
        {children}
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
