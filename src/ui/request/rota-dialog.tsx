import { ActionIcon, Button, Modal } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { Meanwhile } from '../orders/meanwhile.js';
import { RefusalAlert } from '../orders/refusal.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { useServerForm } from '../parts/server-form.js';
import { type Request, remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import classes from './rota-dialog.module.css';

/** The partners still to be asked: added, taken out, put in another order. */
export default function RotaDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t } = useWords();
  const form = useServerForm({
    lines: request.rota
      .filter(({ state }) => state === 'listed')
      .map(({ partner, partnerName }) => ({ partner, partnerName })),
  });
  const { lines } = form.values;
  const save = useChange(
    (version: number) =>
      api.put('/requests/{id}/rota', {
        path: { id: request.id },
        body: { version, rota: lines.map(({ partner }) => ({ partner })) },
      }),
    {
      again: ['/requests', '/work', '/work/counts'],
      done: (now) => {
        remember(now);
        onClose();
      },
    },
  );
  const move = (at: number, by: -1 | 1) => form.reorderListItem('lines', { from: at, to: at + by });
  const known = new Set(request.rota.map(({ partner }) => partner).concat(lines.map(({ partner }) => partner)));
  const meanwhile = save.error?.meanwhile;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('request.changeRota')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <ol className={classes.lines} aria-label={t('request.toBeAsked')}>
        {lines.map(({ partner, partnerName }, at) => (
          <li key={partner}>
            <span className={classes.name}>{partnerName}</span>
            <ActionIcon
              variant="subtle"
              size={32}
              disabled={at === 0}
              aria-label={t('request.earlier', { partner: partnerName })}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size={32}
              disabled={at === lines.length - 1}
              aria-label={t('request.later', { partner: partnerName })}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={18} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              size={32}
              color="red"
              aria-label={t('request.takeOut', { partner: partnerName })}
              onClick={() => form.removeListItem('lines', at)}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </li>
        ))}
      </ol>
      <PartnerSelect
        label={t('request.addPartner')}
        narrowed={{ status: 'active' }}
        without={known}
        value={null}
        selectFirstOptionOnChange
        nothingFoundMessage={t('request.noOtherPartner')}
        choose={(_code, partner) => {
          if (partner) form.insertListItem('lines', { partner: partner.code, partnerName: partner.name });
        }}
      />
      {meanwhile?.request ? (
        <Meanwhile told={meanwhile} again={() => meanwhile.request && save.mutate(meanwhile.request.version)} />
      ) : (
        <RefusalAlert refused={save.error} />
      )}
      <DialogFooter>
        <Button variant="default" onClick={onClose}>
          {t('frame.close')}
        </Button>
        <Button loading={save.isPending} onClick={() => save.mutate(request.version)}>
          {t('create.save')}
        </Button>
      </DialogFooter>
    </Modal>
  );
}
