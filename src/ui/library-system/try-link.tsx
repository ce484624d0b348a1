import { Button, Group, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './calls.module.css';

const looks = {
  passed: { tone: 'here', icon: IconCheck },
  failed: { tone: 'stop', icon: IconAlertTriangle },
  leftOut: { tone: 'done', icon: IconMinus },
} as const;

/** Looks up a card, makes a request and cancels it: each with what the system answered. */
export function TryLink({ link }: { link: Thing<'LibrarySystemLink'> }) {
  const { t } = useWords();
  const clock = useClock();
  const [card, setCard] = useState('');
  const run = useChange(
    () => api.post('/library-system/{code}/test', { path: { code: link.library }, body: { card: card.trim() } }),
    { again: ['/library-system'] },
  );
  const test = run.data ?? link.test;
  return (
    <>
      <div className={classes.head}>
        <h2>{t('librarySystemLink.test')}</h2>
        {test ? (
          <span className={classes.small}>{t('librarySystemLink.testedAt', { when: clock.moment(test.at) })}</span>
        ) : null}
      </div>
      <p className={classes.small}>
        {t(link.settings.kind === 'ncip' ? 'librarySystemLink.testHow' : 'librarySystemLink.sip2TestHow')}
      </p>
      <Group align="end">
        <TextInput
          label={t('librarySystemLink.card')}
          autoComplete="off"
          maxLength={100}
          value={card}
          onChange={(event) => setCard(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={card.trim() === ''}
          loading={run.isPending}
          onClick={() => run.mutate(undefined)}
        >
          {t('librarySystemLink.runTest')}
        </Button>
      </Group>
      <ProblemAlert error={run.error} />
      <ul className={classes.list} aria-live="polite">
        {(test?.lines ?? []).map(({ step, outcome, says, durationMs }) => (
          <li key={step}>
            <div className={classes.line}>
              <ToneBadge {...looks[outcome]}>{t(`librarySystemLink.${outcome}`)}</ToneBadge>
              <b>{t(`librarySystemLink.step_${step}`)}</b>
              <span>{says}</span>
              <span className={classes.small}>
                {durationMs === undefined ? null : t('librarySystemLink.inMs', { ms: durationMs })}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
