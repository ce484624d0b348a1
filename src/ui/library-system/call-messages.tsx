import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import classes from './calls.module.css';

/** What was sent to the library system and what it answered, when somebody asks for it. */
export function CallMessages({ call }: { call: Thing<'SystemCall'> }) {
  const { t } = useWords();
  const { may } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!may('seeMessages') || !call.answeredAt) return null;
  return (
    <>
      <Button
        size="compact-sm"
        variant="subtle"
        aria-expanded={isOpen}
        aria-label={t('systemCalls.showOf', { call: t(`systemCalls.call_${call.name}`) })}
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? 'systemCalls.hide' : 'systemCalls.show')}
      </Button>
      {isOpen ? <Both call={call} /> : null}
    </>
  );
}

function Both({ call }: { call: Thing<'SystemCall'> }) {
  const { t } = useWords();
  const path = { id: call.request, call: call.id };
  const { data, error } = useRead('/requests/{id}/system-calls/{call}', { path, freshMs: 2000 });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading rows={2} />;
  return (
    <div className={classes.both}>
      {(['sent', 'received'] as const).map((way) => (
        <section key={way} aria-label={t(`systemCalls.${way}`)}>
          <h4>{t(`systemCalls.${way}`)}</h4>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
          <pre className={classes.text} tabIndex={0}>
            {data[way] ?? t('systemCalls.nothing')}
          </pre>
        </section>
      ))}
    </div>
  );
}
