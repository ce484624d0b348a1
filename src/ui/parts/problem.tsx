import { Alert, Button, CopyButton, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Refused } from '../api/refused.js';
import { useWords } from '../words/index.js';

/** What went wrong, in the server's words, with its number to quote; `retry` asks again, unless there is nothing to be found. The rest of the page works. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const { t } = useWords();
  if (!error) return null;
  const problem = error instanceof Refused ? error.problem : undefined;
  const isOffline = problem?.status === 0;
  const title = isOffline ? t('frame.offline') : (problem?.title ?? t('frame.unexpected'));
  const detail = isOffline ? t('frame.offlineHow') : (problem?.detail ?? (problem ? undefined : String(error)));
  return (
    <Alert color="red" variant="light" title={title} icon={<IconAlertCircle aria-hidden />} role="alert" my="sm">
      {detail}
      {problem && !problem.detail && problem.problems
        ? problem.problems.map(({ field, problem: said }) => (
            <div key={`${field} ${said}`}>{t('frame.pair', { name: field, value: said })}</div>
          ))
        : null}
      <Group gap="sm" mt="sm">
        {retry && problem?.status !== 404 ? (
          <Button size="compact-sm" variant="default" onClick={retry}>
            {t('frame.retry')}
          </Button>
        ) : null}
        {problem?.traceId && problem.status >= 500 ? (
          <CopyButton value={problem.traceId}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="subtle" onClick={copy}>
                {copied ? t('frame.copied') : t('frame.problemNumber', { number: problem.traceId.slice(0, 8) })}
              </Button>
            )}
          </CopyButton>
        ) : null}
      </Group>
    </Alert>
  );
}
