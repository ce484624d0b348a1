import { Alert } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './next-box.module.css';

/** What is expected next, of whom, until when, and what happens by itself: in the node's own words. */
export function NextBox({ request }: { request: Request }) {
  const { t } = useWords();
  const clock = useClock();
  const { data, error } = useRead('/requests/{id}/explain', { path: { id: request.id }, keep: true });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <div className={classes.waiting} />;
  return (
    <section className={classes.box} aria-label={t('request.next')}>
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
      {data.undelivered.map(({ message, since, nextAttemptAt, reason }) => (
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
    </section>
  );
}
