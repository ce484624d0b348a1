import { Button, Modal, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { afterAssigning } from './after-assigning.js';
import { AssignFields } from './assign-fields.js';
import { DialogFooter } from './dialog-footer.js';
import { ProblemAlert } from './problem.js';
import type { Request } from './use-order.js';

export interface AssignDialogProps {
  request: Pick<Request, 'id' | 'version'>;
  onClose: () => void;
}

/** Assign To: a person who may work on requests, a note for them, and an e-mail if wished. */
export default function AssignDialog({ request: { id, version }, onClose }: AssignDialogProps) {
  const { t } = useWords();
  const say = useAnnounceDone();
  const [wish, setWish] = useState({ to: '', note: '', sendEmail: false });
  const assign = useChange(
    ({ to, note, sendEmail }: typeof wish) =>
      api.post('/requests/{id}/assign', {
        path: { id },
        body: { version, to, ...(note ? { note } : {}), ...(sendEmail ? { sendEmail } : {}) },
      }),
    {
      again: afterAssigning,
      done: (now) => {
        say(now, t('act.assigned', { name: now.assignment?.name ?? now.assignment?.assignedTo ?? '' }));
        onClose();
      },
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    assign.mutate(wish);
  };
  return (
    <Modal opened onClose={onClose} title={t('act.assignTo')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <AssignFields wish={wish} change={setWish} problem={assign.error?.fields['to']} />
          <ProblemAlert error={assign.error} />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={assign.isPending}>
              {t('act.assignTo')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}
