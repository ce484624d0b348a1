import { Alert, Anchor, Button, CopyButton, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Refused } from '../api/refused.js';
import { useWords } from '../words/index.js';
import { fieldAt, labelAt } from './field-of.js';
import { useConnectionBack } from './use-connection-back.js';

interface ProblemAlertProps {
  error: unknown;
  retry?: (() => void) | undefined;
  /** What is wrong with each field is at the field: here it is said only that there is something. */
  atFields?: boolean;
  /** What is wrong is in a file, and no field is marked: `places` are said before each sentence that does not name its own. */
  inFile?: 'sentences' | 'places' | undefined;
}

/** Of the fields that were refused those that nobody has corrected since. */
function useStillWrong(error: unknown, names: readonly string[]): readonly string[] {
  const [mended, setMended] = useState<{ error: unknown; names: readonly string[] }>({ error, names: [] });
  const written = names.join(' ');
  useEffect(() => {
    if (written === '') return;
    const isMended = (name: string) => fieldAt(name)?.getAttribute('aria-invalid') === null;
    // After the form has taken what was typed.
    const look = () => setTimeout(() => setMended({ error, names: written.split(' ').filter(isMended) }));
    addEventListener('input', look);
    addEventListener('change', look);
    return () => {
      removeEventListener('input', look);
      removeEventListener('change', look);
    };
  }, [error, written]);
  return mended.error === error ? names.filter((name) => !mended.names.includes(name)) : names;
}

/** What went wrong, in the server's words, with its number to quote; `retry` asks again, unless there is nothing to be found. The rest of the page works. */
export function ProblemAlert({ error, retry, atFields = false, inFile }: ProblemAlertProps) {
  const { t } = useWords();
  const isOver = useConnectionBack(error);
  const refused = error instanceof Refused ? (error.problem.problems ?? []).map(({ field }) => field) : [];
  const stillWrong = useStillWrong(error, atFields ? refused : []);
  if (!error || isOver || (atFields && refused.length > 0 && stillWrong.length === 0)) return null;
  const problem = error instanceof Refused ? error.problem : undefined;
  const isOffline = problem?.status === 0;
  const ofFields = problem?.problems ?? [];
  const saidAtFields = atFields && ofFields.length > 0;
  const title = isOffline
    ? t('frame.offline')
    : inFile && ofFields.length > 0
      ? t('frame.fileWrong')
      : (problem?.title ?? t('frame.unexpected'));
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
        ? t('frame.fieldsWrong', { count: stillWrong.length })
        : ofFields.map(({ field, problem: said }) => (
            <div key={`${field} ${said}`}>
              {inFile === 'places' ? t('frame.pair', { name: field, value: said }) : said}
            </div>
          ))}
      {saidAtFields
        ? stillWrong.map((name) =>
            labelAt(name) ? (
              <div key={name}>
                <Anchor component="button" type="button" onClick={() => fieldAt(name)?.focus()}>
                  {labelAt(name)}
                </Anchor>
              </div>
            ) : null,
          )
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
