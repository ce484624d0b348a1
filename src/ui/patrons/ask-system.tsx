import { Button } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

/** Looks a card up in the library’s own system, where one looks up patrons, and says what it answered. */
export function AskSystem({ id, found }: { id: string; found?: (patron: string) => void }) {
  const { t } = useWords();
  const { may } = useSession();
  const { data } = useRead('/library-system-state', { when: may('seeRequests'), freshMs: 60_000 });
  const ask = useChange(() => api.post('/patrons/{id}/look-up', { path: { id } }), {
    again: ['/patrons/{id}', '/patrons'],
    done: ({ patron }) => {
      if (patron) found?.(patron);
    },
  });
  if (!may('keepPatrons') || !data?.items.some(({ looksUpPatrons }) => looksUpPatrons)) return null;
  return (
    <>
      <Button size="compact-sm" variant="default" loading={ask.isPending} onClick={() => ask.mutate(undefined)}>
        {t('counter.askSystem')}
      </Button>
      <span role="status">
        {ask.data ? t(`counter.system_${ask.data.outcome}`) : null}{' '}
        {ask.data?.outcome === 'notAnswering' ? ask.data.reason : null}
      </span>
      <ProblemAlert error={ask.error} />
    </>
  );
}
