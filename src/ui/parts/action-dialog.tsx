import { Button, Group, Modal } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useWords } from '../words/index.js';
import { ActionFields, beginning, filled } from './action-fields.js';
import { actionLabel } from './action-label.js';
import { Meanwhile } from './meanwhile.js';
import { ProblemAlert } from './problem.js';
import { useAct } from './use-act.js';
import type { Action, Fields, Request } from './use-order.js';

export interface ActionDialogProps {
  request: Request;
  action: Action;
  onClose: () => void;
}

/**
 * The dialog of any action: drawn from the fields that the node sent with it. What was typed stays when the order is
 * refused; when somebody was faster, it says who, and what the request is now.
 */
export default function ActionDialog({ request, action, onClose }: ActionDialogProps) {
  const { t, either } = useWords();
  const [now, setNow] = useState(request);
  const [values, setValues] = useState<Fields>(() => beginning(action.fields));
  const act = useAct({ done: onClose });
  const form = useRef<HTMLFormElement>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate({ request: now, action: action.name, fields: filled(action.fields, values) });
  };
  const meanwhile = act.error?.meanwhile;
  return (
    <Modal
      opened
      onClose={onClose}
      title={actionLabel(request, action, either(action))}
      size="md"
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form
        ref={form}
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
        }}
      >
        <p style={{ margin: '0 0 12px' }}>{request.title}</p>
        <ActionFields
          fields={action.fields}
          values={values}
          problems={act.error?.fields ?? {}}
          change={(name, value) => setValues((before) => ({ ...before, [name]: value }))}
        />
        {meanwhile?.request ? (
          <Meanwhile
            told={meanwhile}
            action={action.name}
            to={action.to}
            again={() => {
              setNow(meanwhile.request as Request);
              act.mutate({
                request: meanwhile.request as Request,
                action: action.name,
                fields: filled(action.fields, values),
              });
            }}
          />
        ) : (
          <ProblemAlert error={act.error} />
        )}
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('frame.close')}
          </Button>
          <Button type="submit" loading={act.isPending} data-submit={action.name}>
            {either(action)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
