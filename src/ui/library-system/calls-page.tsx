import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { AnswerOfCall } from './call-answer.js';
import { CallButtons } from './call-buttons.js';
import { CallStatus } from './call-status.js';
import classes from './calls.module.css';
import { SystemNotices } from './not-answering.js';

const states = ['needsPerson', 'waiting', 'done', 'all'] as const;
type State = (typeof states)[number];
const isState = (text: string | undefined): text is State => states.includes(text as State);
/** So many more at a time. */
const step = 25;

/** Every call to a library’s own system; first those that need a person. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const address = useAddress();
  const [limit, setLimit] = useState(step);
  const chosen = address.get('state');
  const state = isState(chosen) ? chosen : 'needsPerson';
  const { data, error, refetch } = useRead('/library-system-calls', {
    query: { limit, ...(state === 'all' ? {} : { state }) },
    keep: true,
    pollMs: () => 10_000,
  });
  return (
    <>
      <PageHead title={t('nav.systemCalls')} about={t('systemCalls.callsAbout')} />
      <SystemNotices />
      <ProblemAlert error={error} retry={() => void refetch()} />
      <SegmentedControl
        aria-label={t('systemCalls.filter')}
        size="xs"
        value={state}
        onChange={(value) => address.set({ state: value === 'needsPerson' ? undefined : value })}
        data={states.map((value) => ({ value, label: t(`systemCalls.state_${value}`) }))}
      />
      {!data && !error ? <Loading rows={4} /> : null}
      {data && data.items.length === 0 ? <Empty title={t('systemCalls.noCalls')} /> : null}
      {data && data.items.length > 0 ? (
        <ul className={classes.list}>
          {data.items.map((call) => (
            <li key={call.id}>
              <div className={classes.line}>
                <CallStatus status={call.status} />
                <div>
                  <b>{t(`systemCalls.call_${call.name}`)}</b>
                  {call.item ? <div className={classes.small}>{call.item}</div> : null}
                </div>
                <div>
                  <Link to={`/${call.side}/${call.request}`}>{call.title}</Link>{' '}
                  <span className={classes.small}>{call.externalId}</span>
                  <AnswerOfCall call={call} />
                </div>
                <time className={classes.small} dateTime={call.createdAt} title={clock.exact(call.createdAt)}>
                  {clock.moment(call.createdAt)}
                </time>
              </div>
              <CallButtons call={call} />
            </li>
          ))}
        </ul>
      ) : null}
      {data?.next && limit < 200 ? (
        <Button mt="sm" variant="subtle" onClick={() => setLimit(Math.min(200, limit + step))}>
          {t('systemCalls.more')}
        </Button>
      ) : null}
    </>
  );
}
