import { Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { RefusalAlert } from '../orders/refusal.js';
import { useAnnounceDone } from '../orders/use-press.js';
import { useWords } from '../words/index.js';
import { FormDialog } from './form-dialog.js';
import { ProblemAlert } from './problem.js';
import { useServerForm } from './server-form.js';
import type { Request } from './use-order.js';

type QueryType = 1 | 2 | 3 | 4 | 5;
const begin = { type: '1', note: '', replyBy: '' };

/** Send query to patron: one of five kinds, worded by the administrators, with a line of one’s own. */
export default function QueryDialog({ request, onClose }: { request: Request; onClose: () => void }) {
  const { t, language } = useWords();
  const say = useAnnounceDone();
  const { data, error } = useRead('/query-templates', { freshMs: 5 * 60_000 });
  const send = useChange(
    ({ type, note, replyBy }: typeof begin) =>
      api.post('/requests/{id}/query-patron', {
        path: { id: request.id },
        body: {
          version: request.version,
          type: Number(type) as QueryType,
          ...(note.trim() ? { note: note.trim() } : {}),
          ...(replyBy ? { replyBy } : {}),
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
  const form = useServerForm(begin, send.error);
  const chosen = data?.items.find((each) => String(each.type) === form.values.type)?.text[language];
  return (
    <FormDialog
      title={t('act.queryPatron')}
      submit={t('act.queryPatron')}
      isSending={send.isPending}
      onSubmit={form.onSubmit((query) => send.mutate(query))}
      onClose={onClose}
    >
      <ProblemAlert error={error} />
      <Radio.Group label={t('act.queryKind')} {...form.getInputProps('type')}>
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
      <Textarea label={t('act.queryNote')} {...form.getInputProps('note')} />
      <TextInput type="date" label={t('terms.answerBy')} {...form.getInputProps('replyBy')} />
      <RefusalAlert refused={send.error} />
    </FormDialog>
  );
}
