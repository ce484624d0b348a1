import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { addressesAsText, addressesIn } from './addresses.js';
import classes from './jobs.module.css';

/** Who gets mail when a job fails that names nobody of its own. */
export function ReadersDialog({ readers, close }: { readers: readonly string[]; close: () => void }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const [text, setText] = useState(addressesAsText(readers));
  const save = useChange((items: string[]) => api.put('/job-readers', { body: { items } }), {
    again: ['/job-readers'],
    done: () => {
      politely(t('job.savedReaders'));
      close();
    },
  });
  return (
    <Modal opened onClose={close} title={t('job.readersTitle')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(addressesIn(text));
        }}
      >
        <p>{t('job.readersHow')}</p>
        <Textarea
          label={t('job.mailTo')}
          description={t('job.mailToHow')}
          data-autofocus
          autosize
          minRows={2}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ProblemAlert error={save.error} />
        <DialogFooter>
          <Button variant="default" onClick={close}>
            {t('job.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('job.saveReaders')}
          </Button>
        </DialogFooter>
      </form>
    </Modal>
  );
}

/** Who gets mail when this job fails. */
export function OwnReaders({ job }: { job: Thing<'JobView'> }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const all = useRead('/job-readers').data?.items ?? [];
  const [text, setText] = useState(addressesAsText(job.mailTo));
  const save = useChange(
    (mailTo: string[]) =>
      api.patch('/jobs/{name}', {
        path: { name: job.name },
        body: { mailTo: mailTo.length > 0 ? mailTo : null },
      }),
    { again: ['/jobs'], done: () => politely(t('job.savedReaders')) },
  );
  return (
    <form
      className={classes.part}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(addressesIn(text));
      }}
    >
      <Textarea
        label={t('job.readersOf')}
        description={t('job.readersOwn', { all: all.length > 0 ? addressesAsText(all) : t('job.nobody') })}
        autosize
        minRows={1}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ProblemAlert error={save.error} />
      <Button type="submit" size="sm" variant="default" mt="sm" loading={save.isPending}>
        {t('job.saveReaders')}
      </Button>
    </form>
  );
}
