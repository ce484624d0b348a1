import { Button, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { DialogFooter } from '../parts/dialog-footer.js';
import { PartnerSelect } from '../parts/partner-choice.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';

interface AgainProps {
  ticked: readonly string[];
  onClose: (isDone: boolean) => void;
}

/** Sends the chosen messages again, or what one partner did not get, and says what was left out and why. */
export function AgainDialog({ ticked, onClose }: AgainProps) {
  const { t } = useWords();
  const [what, setWhat] = useState(ticked.length > 0 ? 'ticked' : 'partner');
  const [partner, setPartner] = useState<string | null>(null);
  const [since, setSince] = useState('');
  const again = useChange(
    () =>
      api.post('/replay', {
        body:
          what === 'ticked'
            ? { messages: [...ticked] }
            : {
                ...(partner ? { partner } : {}),
                ...(since.trim() ? { since: momentOf(since.trim()) } : {}),
              },
      }),
    { again: ['/messages', '/node', '/partners'] },
  );
  const { data } = again;
  return (
    <Modal
      opened
      onClose={() => onClose(data !== undefined)}
      title={t('exchange.againTitle')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {data ? (
        <Stack gap="sm">
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
        </Stack>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            again.mutate(undefined);
          }}
        >
          <Stack gap="sm">
            <p>{t('exchange.againSure')}</p>
            <Radio.Group value={what} onChange={setWhat} aria-label={t('exchange.againTitle')}>
              <Stack gap="xs">
                <Radio
                  value="ticked"
                  disabled={ticked.length === 0}
                  label={t('exchange.againTicked', { count: ticked.length })}
                />
                <Radio value="partner" label={t('exchange.againPartner')} />
              </Stack>
            </Radio.Group>
            {what === 'partner' ? (
              <>
                <PartnerSelect label={t('exchange.partner')} required value={partner} choose={setPartner} />
                <TextInput
                  label={t('exchange.againSince')}
                  description={t('exchange.againSinceHow')}
                  value={since}
                  error={again.error?.fields['since']}
                  onChange={(event) => setSince(event.currentTarget.value)}
                />
              </>
            ) : null}
            <ProblemAlert error={again.error} />
            <DialogFooter>
              <Button variant="default" onClick={() => onClose(false)}>
                {t('frame.close')}
              </Button>
              <Button type="submit" loading={again.isPending} disabled={what === 'partner' && !partner}>
                {t('exchange.againDo')}
              </Button>
            </DialogFooter>
          </Stack>
        </form>
      )}
    </Modal>
  );
}

/** As typed when it is no time: the node then says what is wrong with it. */
function momentOf(typed: string): string {
  const date = new Date(typed.replace(' ', 'T'));
  return Number.isNaN(date.getTime()) ? typed : date.toISOString();
}
