import { Textarea } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { DayInput } from '../parts/day-input.js';
import { FormDialog } from '../parts/form-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** Blocks a patron by hand: no new request is taken until somebody lifts the block. */
export default function BlockDialog({ patron, close }: { patron: Thing<'PatronView'>; close: () => void }) {
  const { t } = useWords();
  const clock = useClock();
  const { politely } = useAnnouncer();
  const block = useChange(
    (body: { reason: string; until?: string }) => api.post('/patrons/{id}/blocks', { path: { id: patron.id }, body }),
    {
      again: ['/patrons/{id}', '/patrons'],
      done: () => {
        politely(t('counter.isNowBlocked', { name: patron.name }));
        close();
      },
    },
  );
  const form = useServerForm({ reason: '', until: '' }, block.error);
  return (
    <FormDialog
      title={t('counter.blockOf', { name: patron.name })}
      submit={t('counter.blockDo')}
      isSending={block.isPending}
      isInert={form.values.reason.trim() === ''}
      onSubmit={form.onSubmit(({ reason, until }) =>
        block.mutate({ reason: reason.trim(), ...(until ? { until } : {}) }),
      )}
      onClose={close}
    >
      <p>{t('counter.blockHow')}</p>
      <Textarea
        label={t('counter.blockReason')}
        description={t('counter.blockReasonHow')}
        required
        maxLength={500}
        data-autofocus
        {...form.getInputProps('reason')}
      />
      <DayInput
        label={t('counter.blockUntil')}
        description={t('counter.blockUntilHow')}
        minDate={clock.today()}
        error={form.errors['until']}
        value={form.values.until || null}
        onChange={(day) => form.setFieldValue('until', String(day ?? ''))}
      />
      <ProblemAlert error={block.error && Object.keys(block.error.fields).length > 0 ? null : block.error} />
    </FormDialog>
  );
}
