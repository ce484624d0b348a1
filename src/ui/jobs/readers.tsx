import { Button, Textarea } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { FormDialog } from '../parts/form-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import { addressesAsText, addressesIn } from './addresses.js';
import classes from './jobs.module.css';

/** Who gets mail when a job fails that names nobody of its own. */
export function ReadersDialog({ readers, close }: { readers: readonly string[]; close: () => void }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const save = useChange((items: string[]) => api.put('/job-readers', { body: { items } }), {
    again: ['/job-readers'],
    done: () => {
      politely(t('job.savedReaders'));
      close();
    },
  });
  const form = useServerForm({ text: addressesAsText(readers) });
  return (
    <FormDialog
      title={t('job.readersTitle')}
      gap="sm"
      submit={t('job.saveReaders')}
      leave={t('job.cancel')}
      isSending={save.isPending}
      onSubmit={form.onSubmit(({ text }) => save.mutate(addressesIn(text)))}
      onClose={close}
    >
      <p style={{ margin: 0 }}>{t('job.readersHow')}</p>
      <Textarea
        label={t('job.mailTo')}
        description={t('job.mailToHow')}
        data-autofocus
        autosize
        minRows={2}
        {...form.getInputProps('text')}
      />
      <ProblemAlert error={save.error} />
    </FormDialog>
  );
}

/** Who gets mail when this job fails. */
export function OwnReaders({ job }: { job: Thing<'JobView'> }) {
  const { t } = useWords();
  const { politely } = useAnnouncer();
  const all = useRead('/job-readers').data?.items ?? [];
  const save = useChange(
    (mailTo: string[]) =>
      api.patch('/jobs/{name}', {
        path: { name: job.name },
        body: { mailTo: mailTo.length > 0 ? mailTo : null },
      }),
    { again: ['/jobs'], done: () => politely(t('job.savedReaders')) },
  );
  const form = useServerForm({ text: addressesAsText(job.mailTo) });
  return (
    <form className={classes.part} onSubmit={form.onSubmit(({ text }) => save.mutate(addressesIn(text)))}>
      <Textarea
        label={t('job.readersOf')}
        description={t('job.readersOwn', { all: all.length > 0 ? addressesAsText(all) : t('job.nobody') })}
        autosize
        minRows={1}
        {...form.getInputProps('text')}
      />
      <ProblemAlert error={save.error} />
      <Button type="submit" size="sm" variant="default" mt="sm" loading={save.isPending}>
        {t('job.saveReaders')}
      </Button>
    </form>
  );
}
