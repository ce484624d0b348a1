import { Alert, Anchor, Button, Group } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ConfirmDialog } from '../parts/confirm-dialog.js';
import { useWords } from '../words/index.js';
import classes from './jobs.module.css';

interface OwnPartProps {
  job: Thing<'JobView'>;
  close: () => void;
  edit: () => void;
}

/** Of a job that staff defined: who made it, its view, why it does not run; change and remove. */
export function OwnPart({ job: { own, title }, close, edit }: OwnPartProps) {
  const { t } = useWords();
  const [isRemoving, setRemoving] = useState(false);
  const view = useRead('/views').data?.items.find(({ id }) => id === own?.view);
  if (!own) return null;
  return (
    <>
      <p className={classes.small}>
        {t('job.maker', { name: own.maker.name })}{' '}
        {view ? (
          <Anchor component={Link} to={`/${view.side}?${view.search}`} inherit>
            {t('job.ofView')}
          </Anchor>
        ) : null}
      </p>
      {own.stopped ? (
        <Alert color="red" title={t('job.stopped')} icon={<IconAlertTriangle aria-hidden />}>
          {own.stopped}
        </Alert>
      ) : null}
      {own.mine ? (
        <Group gap="sm" mt="sm">
          <Button size="sm" variant="default" onClick={edit}>
            {t('job.edit')}
          </Button>
          <Button size="sm" variant="subtle" color="red" onClick={() => setRemoving(true)}>
            {t('job.remove')}
          </Button>
        </Group>
      ) : null}
      {isRemoving ? <RemoveDialog id={own.id} title={title} keep={() => setRemoving(false)} removed={close} /> : null}
    </>
  );
}

interface RemoveDialogProps {
  id: string;
  title: string;
  keep: () => void;
  removed: () => void;
}

function RemoveDialog({ id, title, keep, removed }: RemoveDialogProps) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const remove = useChange(() => api.delete('/staff-jobs/{id}', { path: { id } }), {
    again: ['/jobs'],
    done: () => {
      politely(t('job.removed', { name: title }));
      removed();
    },
  });
  return (
    <ConfirmDialog
      opened
      isRemoval
      title={t('job.removeTitle')}
      verb={t('job.removeNow')}
      leave={t('job.keep')}
      doing={remove}
      run={() => remove.mutate(undefined)}
      close={keep}
    >
      {t('job.removeText', { name: title })}
    </ConfirmDialog>
  );
}
