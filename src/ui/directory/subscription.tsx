import { Alert, Button, Group } from '@mantine/core';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import type { FieldRow } from '../records/field-rows.js';
import { RecordForm } from '../records/record-form.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** The directory that this node follows by itself, and how the last look went. */
export function Subscription() {
  const { t } = useWords();
  const { may } = useSession();
  const { data, error, refetch } = useRead('/directory/subscription', { freshMs: 0 });
  const isNone = error?.status === 404;
  if (error && !isNone) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data && !isNone) return <Loading rows={3} />;
  const followed = isNone ? undefined : data;
  const fields: FieldRow[] = [
    { name: 'url', kind: 'text', label: t('directory.url'), help: t('directory.urlHow'), required: true },
    {
      name: 'token',
      kind: 'text',
      label: t('directory.token'),
      help: t(followed?.presents ? 'directory.tokenThere' : 'directory.tokenHow'),
    },
  ];
  return (
    <div style={{ maxWidth: 720 }}>
      {followed ? (
        <LastLook of={followed} again={() => void refetch()} />
      ) : (
        <Empty title={t('directory.followsNone')} text={t('directory.followsNoneHow')} />
      )}
      <RecordForm
        of="/directory/subscription"
        rows={fields}
        now={{ url: followed?.url ?? '' }}
        isNew={!followed}
        isLocked={!may('keepPartners')}
        save={async (body, values) => {
          await api.put('/directory/subscription', { body: { url: String(values['url'] ?? ''), ...body } as never });
          await refetch();
        }}
        removing={
          followed && {
            label: t('directory.unfollow'),
            ask: t('directory.unfollowAsk'),
            run: () => api.delete('/directory/subscription'),
            done: () => void refetch(),
          }
        }
      />
    </div>
  );
}

function LastLook({ of, again }: { of: Thing<'DirectorySubscription'>; again: () => void }) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const look = useChange(() => api.post('/directory/subscription/run'), {
    again: ['/directory/imports', '/directory/proposals'],
    done: ({ said }) => {
      politely(said ?? t('directory.looked'));
      again();
    },
  });
  return (
    <Alert
      color={of.outcome === 'failed' ? 'red' : 'blue'}
      mb="md"
      title={of.triedAt ? t('directory.lookedAt', { when: clock.moment(of.triedAt) }) : t('directory.neverLooked')}
    >
      {of.said}
      {of.failures > 0 ? <div>{t('directory.failures', { count: of.failures })}</div> : null}
      <ProblemAlert error={look.error} />
      {may('keepPartners') ? (
        <Group mt="sm">
          <Button size="compact-sm" variant="default" loading={look.isPending} onClick={() => look.mutate(undefined)}>
            {t('directory.lookNow')}
          </Button>
        </Group>
      ) : null}
    </Alert>
  );
}
