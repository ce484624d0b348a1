import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { afterCall } from './after-call.js';
import classes from './calls.module.css';

const SettleDialog = lazy(() => import('./settle-dialog.js'));

/** Try again, Done by hand, Not needed: of a call that is not settled. */
export function CallButtons({ call }: { call: Thing<'SystemCall'> }) {
  const { t } = useWords();
  const { may } = useSession();
  const announcer = useAnnouncer();
  const [settles, setSettles] = useState<'byHand' | 'notNeeded'>();
  const named = { call: t(`systemCalls.call_${call.name}`) };
  const again = useChange(
    () => api.post('/requests/{id}/system-calls/{call}/again', { path: { id: call.request, call: call.id } }),
    { again: afterCall, done: () => announcer.politely(t('systemCalls.sentAgain')) },
  );
  const isTried = call.status === 'pending' && call.attempts > 0;
  if (!may('workOnRequests') || !(call.needsPerson || isTried)) return null;
  return (
    <div className={classes.buttons}>
      {call.mayTryAgain ? (
        <Button
          size="compact-sm"
          variant="default"
          loading={again.isPending}
          aria-label={t('systemCalls.againOf', named)}
          onClick={() => again.mutate(undefined)}
        >
          {t('systemCalls.again')}
        </Button>
      ) : null}
      {(['byHand', 'notNeeded'] as const).map((as) => (
        <Button
          key={as}
          size="compact-sm"
          variant="default"
          aria-label={t(`systemCalls.${as}Of`, named)}
          onClick={() => setSettles(as)}
        >
          {t(`systemCalls.${as}`)}
        </Button>
      ))}
      <ProblemAlert error={again.error} />
      {settles ? (
        <Suspense>
          <SettleDialog call={call} as={settles} onClose={() => setSettles(undefined)} />
        </Suspense>
      ) : null}
    </div>
  );
}
