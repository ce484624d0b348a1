import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { afterAssigning } from './after-assigning.js';
import { AssignFields, type AssignWish, assigned, toNobody } from './assign-fields.js';
import { FormDialog } from './form-dialog.js';
import { ProblemAlert } from './problem.js';
import { useServerForm } from './server-form.js';
import type { Request } from './use-order.js';

export interface AssignDialogProps {
  request: Pick<Request, 'id' | 'version'>;
  onClose: () => void;
}

/** Assign To: a person who may work on requests, a note for them, and an e-mail if wanted. */
export default function AssignDialog({ request: { id, version }, onClose }: AssignDialogProps) {
  const { t } = useWords();
  const say = useAnnounceDone();
  const assign = useChange(
    (wish: AssignWish) => api.post('/requests/{id}/assign', { path: { id }, body: { version, ...assigned(wish) } }),
    {
      again: afterAssigning,
      done: (now) => {
        say(now, t('act.assigned', { name: now.assignment?.name ?? now.assignment?.assignedTo ?? '' }));
        onClose();
      },
    },
  );
  const form = useServerForm(toNobody, assign.error);
  return (
    <FormDialog
      title={t('act.assignTo')}
      submit={t('act.assignTo')}
      isSending={assign.isPending}
      onSubmit={form.onSubmit((wish) => assign.mutate(wish))}
      onClose={onClose}
    >
      <AssignFields form={form} />
      <ProblemAlert error={assign.error} />
    </FormDialog>
  );
}
