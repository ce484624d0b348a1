import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { FormDialog } from '../parts/form-dialog.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { ProblemAlert } from '../parts/problem.js';
import { useServerForm } from '../parts/server-form.js';
import { useWords } from '../words/index.js';

interface AgainProps {
  ticked: readonly string[];
  onClose: (isDone: boolean) => void;
}

interface Wish {
  what: string;
  partner: string | null;
  since: string;
}

/** Sends the chosen messages again, or what one partner did not get, and says what was left out and why. */
export function AgainDialog({ ticked, onClose }: AgainProps) {
  const { t } = useWords();
  const again = useChange(
    ({ what, partner, since }: Wish) =>
      api.post('/replay', {
        body:
          what === 'ticked'
            ? { messages: [...ticked] }
            : {
                ...(partner ? { partner } : {}),
                ...(since.trim() ? { since: momentOf(since.trim()) } : {}),
              },
      }),
    { again: ['/messages', '/node', '/partners', '/requests/{id}', '/work', '/work/counts'] },
  );
  const form = useServerForm<Wish>(
    { what: ticked.length > 0 ? 'ticked' : 'partner', partner: null, since: '' },
    again.error,
  );
  const { what, partner } = form.values;
  const { data } = again;
  return (
    <FormDialog
      title={t('exchange.againTitle')}
      gap="sm"
      submit={t('exchange.againDo')}
      isSending={again.isPending}
      isInert={what === 'partner' && !partner}
      isCheckedByBrowser
      onSubmit={form.onSubmit((wish) => again.mutate(wish))}
      onClose={() => onClose(data !== undefined)}
      made={
        data && (
          <>
            <p role="status">{t('exchange.againDone', { count: data.replayed })}</p>
            {data.skipped.length > 0 ? (
              <>
                <div>{t('exchange.againSkipped', { count: data.skipped.length })}</div>
                <ul>
                  {data.skipped.map(({ id, reason }) => (
                    <li key={id}>{t('frame.pair', { name: id, value: reason })}</li>
                  ))}
                </ul>
              </>
            ) : null}
            <DialogFooter>
              <Button onClick={() => onClose(true)}>{t('frame.close')}</Button>
            </DialogFooter>
          </>
        )
      }
    >
      <p>{t('exchange.againSure')}</p>
      <Radio.Group aria-label={t('exchange.againTitle')} {...form.getInputProps('what')}>
        <Stack gap="xs">
          {ticked.length > 0 ? (
            <Radio value="ticked" label={t('exchange.againTicked', { count: ticked.length })} />
          ) : null}
          <Radio value="partner" label={t('exchange.againPartner')} />
        </Stack>
      </Radio.Group>
      {what === 'partner' ? (
        <>
          <PartnerSelect
            label={t('exchange.partner')}
            required
            value={partner}
            error={form.errors['partner']}
            choose={(code) => form.setFieldValue('partner', code)}
          />
          <TextInput
            label={t('exchange.againSince')}
            description={t('exchange.againSinceHow')}
            {...form.getInputProps('since')}
          />
        </>
      ) : null}
      <ProblemAlert error={again.error} />
    </FormDialog>
  );
}

/** As typed when it is no time: the node then says what is wrong with it. */
function momentOf(typed: string): string {
  const date = new Date(typed.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? typed : date.toISOString();
}
