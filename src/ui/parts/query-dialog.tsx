import { Button, Modal, Radio, Stack, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { DialogFooter } from './dialog-footer.js';
import { ProblemAlert } from './problem.js';
import type { Request } from './use-order.js';

type QueryType = 1 | 2 | 3 | 4 | 5;

/** Send query to patron: one of five kinds, worded by the administrators, with a line of one’s own. */
export default function QueryDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t, language } = useWords();
  const say = useAnnounceDone();
  const [type, setType] = useState('1');
  const [note, setNote] = useState('');
  const { data, error } = useRead('/query-templates', { freshMs: 5 * 60_000 });
  const send = useChange(
    () =>
      api.post('/requests/{id}/query-patron', {
        path: { id: request.id },
        body: {
          version: request.version,
          type: Number(type) as QueryType,
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      }),
    {
      again: ['/letters'],
      done: (now) => {
        say(now, t('act.queried'));
        onClose();
      },
    },
  );
  const chosen = data?.items.find((each) => String(each.type) === type)?.text[language];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate(undefined);
  };
  return (
    <Modal opened onClose={onClose} title={t('act.queryPatron')} closeButtonProps={{ 'aria-label': t('frame.close') }}>
      <form noValidate onSubmit={submit}>
        <Stack gap="md">
          <ProblemAlert error={error} />
          <Radio.Group label={t('act.queryKind')} value={type} onChange={setType}>
            <Stack gap="xs" mt="xs">
              {(data?.items ?? []).map((each) => (
                <Radio key={each.type} value={String(each.type)} label={each.text[language].heading} />
              ))}
            </Stack>
          </Radio.Group>
          {chosen ? (
            <div>
              {chosen.lines.map((line) => (
                <div key={line}>{line}</div>
              ))}
            </div>
          ) : null}
          <Textarea
            label={t('act.queryNote')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
            error={send.error?.fields['note']}
          />
          <RefusalAlert refused={send.error} />
          <DialogFooter>
            <Button variant="default" onClick={onClose}>
              {t('frame.close')}
            </Button>
            <Button type="submit" loading={send.isPending}>
              {t('act.queryPatron')}
            </Button>
          </DialogFooter>
        </Stack>
      </form>
    </Modal>
  );
}
