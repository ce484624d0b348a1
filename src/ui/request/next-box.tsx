import { Alert } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
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

/** So long a message may be on its way before it is called undelivered, in milliseconds. */
const lateMs = 15_000;
/** So often it is looked whether it arrived, in milliseconds. */
const waitingMs = 4000;

type Explained = Answer<'/requests/{id}/explain', 'get'>;

/** What is expected next, of whom, until when, and what happens by itself: in the node's own words. */
export function NextBox({ request }: { request: Request }) {
  const { t } = useWords();
  const isInTerms = useAnswersTerms(request);
  const { data: told, error } = useRead('/requests/{id}/explain', {
    path: { id: request.id },
    keep: true,
    // No event tells that a message has arrived.
    pollMs: (explained) => (explained && explained.undelivered.length > 0 ? waitingMs : false),
  });
  // After an action the words of the status before it would say the opposite, until the new ones are here.
  const data = told && told.request === request.externalId && told.state === request.state ? told : undefined;
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
        <ActionBar key={request.id} request={request} withKey withShortcuts />
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
  const late = useLate(undelivered);
  return (
    <>
      {late.map(({ message, since, nextAttemptAt, onBrokerSince, beingSentSince, reason }) => (
        <Alert
          key={`${message} ${since}`}
          color="red"
          variant="light"
          mt="xs"
          title={t('request.undelivered', { message, date: clock.moment(since) })}
        >
          {[
            reason,
            onBrokerSince ? t('delivery.onBroker', { time: clock.moment(onBrokerSince) }) : undefined,
            beingSentSince ? t('delivery.beingSent', { time: clock.moment(beingSentSince) }) : undefined,
            nextAttemptAt ? t('delivery.nextTry', { time: clock.moment(nextAttemptAt) }) : undefined,
          ]
            .filter(Boolean)
            .join(' · ')}
        </Alert>
      ))}
    </>
  );
}

/** Only what is not delivered for a while: what was just written is on its way, and the conversation says so. */
function useLate<Waiting extends { since: string }>(undelivered: readonly Waiting[]): readonly Waiting[] {
  const [now, setNow] = useState(() => Date.now());
  const next = undelivered.map(({ since }) => Date.parse(since) + lateMs).filter((at) => at > now);
  const soonest = next.length > 0 ? Math.min(...next) : undefined;
  useEffect(() => {
    if (soonest === undefined) return;
    const timer = setTimeout(() => setNow(Date.now()), Math.max(0, soonest - Date.now()));
    return () => clearTimeout(timer);
  }, [soonest]);
  return undelivered.filter(({ since }) => Date.parse(since) + lateMs <= now);
}
