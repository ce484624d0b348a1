import { Alert, Button, CopyButton, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Refused } from '../api/refused.js';
import { useWords } from '../words/index.js';
import { useConnectionBack } from './use-connection-back.js';

interface ProblemAlertProps {
  error: unknown;
  retry?: (() => void) | undefined;
  /** What is wrong with each field stands at the field: here it is said only that there is something. */
  atFields?: boolean;
}

/** What went wrong, in the server's words, with its number to quote; `retry` asks again, unless there is nothing to be found. The rest of the page works. */
export function ProblemAlert({ error, retry, atFields = false }: ProblemAlertProps) {
  const { t } = useWords();
  const isOver = useConnectionBack(error);
  if (!error || isOver) return null;
  const problem = error instanceof Refused ? error.problem : undefined;
  const isOffline = problem?.status === 0;
  const ofFields = problem?.problems ?? [];
  const saidAtFields = atFields && ofFields.length > 0;
  const title = isOffline ? t('frame.offline') : (problem?.title ?? t('frame.unexpected'));
  const detail =
    ofFields.length > 0
      ? undefined
      : isOffline
        ? t('frame.offlineHow')
        : (problem?.reason ?? problem?.detail ?? (problem ? undefined : String(error)));
  return (
    <Alert
      color="red"
      variant="light"
      title={saidAtFields ? undefined : title}
      icon={<IconAlertCircle aria-hidden />}
      role="alert"
      my="sm"
    >
      {detail}
      {saidAtFields
        ? t('frame.fieldsWrong', { count: ofFields.length })
        : ofFields.map(({ field, problem: said }) => <div key={`${field} ${said}`}>{said}</div>)}
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
