import { Alert } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { Answer } from '../api/client.js';
import { useRead } from '../api/read.js';
import { ActionBar } from '../parts/action-bar.js';
import { ProblemAlert } from '../parts/problem.js';
import { isOurTurn } from '../parts/status-looks.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './next-box.module.css';
import { useAnswersTerms } from './terms-box.js';

type Explained = Answer<'/requests/{id}/explain', 'get'>;

/** What is expected next, of whom, until when, and what happens by itself: in the node's own words. */
export function NextBox({ request }: { request: Request }) {
  const { t } = useWords();
  const isInTerms = useAnswersTerms(request);
  const { data, error } = useRead('/requests/{id}/explain', { path: { id: request.id }, keep: true });
  if (isInTerms)
    return (
      <>
        <ProblemAlert error={error} />
        {data ? <Undelivered of={data} timeZone={request.timeZone} /> : null}
      </>
    );
  return (
    <section className={classes.box} aria-label={t('request.next')} data-ours={isOurTurn(request) || undefined}>
      {data ? (
        <Expected of={data} timeZone={request.timeZone} />
      ) : (
        <>
          <ProblemAlert error={error} />
          <div className={classes.waiting} />
        </>
      )}
      {/* It stays the same when the words come: what was pressed before is not lost. */}
      <div className={classes.actions}>
        <ActionBar key={request.id} request={request} withKey />
      </div>
    </section>
  );
}

function Expected({ of: data, timeZone }: { of: Explained; timeZone: string | undefined }) {
  const { t } = useWords();
  const clock = useClock(timeZone);
  return (
    <>
      {data.expectedNext.map(({ who, what, by }) => (
        <p key={what} className={classes.next}>
          <IconArrowRight size={18} aria-hidden />
          <span>
            <strong>{t('request.nextWho', { who })}</strong> {what}
            {by ? ` ${t('request.nextBy', { date: clock.moment(by) })}` : ''}
          </span>
        </p>
      ))}
      {data.byItself.map(({ what, when, rule }) => (
        <p key={`${what} ${when}`} className={classes.itself} title={rule}>
          {when ? t('request.byItselfWhen', { date: clock.moment(when), what }) : what}
        </p>
      ))}
      {data.expectedNext.length === 0 ? <p className={classes.next}>{data.sentence}</p> : null}
      <Undelivered of={data} timeZone={timeZone} />
    </>
  );
}

/** Messages that have not reached the partner, and when they are tried again. */
function Undelivered({ of: { undelivered }, timeZone }: { of: Explained; timeZone: string | undefined }) {
  const { t } = useWords();
  const clock = useClock(timeZone);
  return (
    <>
      {undelivered.map(({ message, since, nextAttemptAt, reason }) => (
        <Alert
          key={`${message} ${since}`}
          color="red"
          variant="light"
          mt="xs"
          title={t('request.undelivered', { message, date: clock.moment(since) })}
        >
          {[reason, nextAttemptAt ? t('delivery.nextTry', { time: clock.moment(nextAttemptAt) }) : undefined]
            .filter(Boolean)
            .join(' · ')}
        </Alert>
      ))}
    </>
  );
}
