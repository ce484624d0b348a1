import { Alert, Button } from '@mantine/core';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { afterCall } from '../library-system/after-call.js';
import { AnswerOfCall } from '../library-system/call-answer.js';
import { CallButtons } from '../library-system/call-buttons.js';
import { CallMessages } from '../library-system/call-messages.js';
import { CallStatus } from '../library-system/call-status.js';
import classes from '../library-system/calls.module.css';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** What was called for the request in the library’s own system. Nothing where nothing was. */
export function SystemCallsPanel({ request }: { request: Request }) {
  const { t } = useWords();
  const clock = useClock();
  const { data } = useRead('/requests/{id}/system-calls', {
    path: { id: request.id },
    pollMs: (answer) =>
      answer?.items.some(({ status, attempts }) => status === 'sending' || (status === 'pending' && attempts === 0))
        ? 1000
        : false,
  });
  if (!data || data.items.length === 0) return null;
  const needPerson = data.items.filter((call) => call.needsPerson).length;
  return (
    <section className={classes.tile} aria-labelledby="heading-library-system">
      <div className={classes.head}>
        <h2 id="heading-library-system">{t('librarySystem.title')}</h2>
        {needPerson > 0 ? (
          <span className={classes.small}>{t('librarySystem.needPerson', { count: needPerson })}</span>
        ) : null}
      </div>
      {data.messagesWait.length > 0 ? <MessagesWait request={request.id} messages={data.messagesWait} /> : null}
      <ol className={classes.list}>
        {data.items.map((call) => (
          <li key={call.id}>
            <div className={classes.line}>
              <CallStatus status={call.status} />
              <div>
                <b>{t(`systemCalls.call_${call.name}`)}</b>
                {call.description || call.item ? (
                  <div className={classes.small}>{[call.description, call.item].filter(Boolean).join(' · ')}</div>
                ) : null}
              </div>
              <div>
                <AnswerOfCall call={call} />
              </div>
              <time className={classes.small} dateTime={call.createdAt} title={clock.exact(call.createdAt)}>
                {clock.moment(call.answeredAt ?? call.createdAt)}
              </time>
            </div>
            <CallButtons call={call} />
            <CallMessages call={call} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What the partner is not sent until the calls are done, and the way to send it all the same. */
function MessagesWait({ request, messages }: { request: string; messages: readonly string[] }) {
  const { t } = useWords();
  const { may } = useSession();
  const announcer = useAnnouncer();
  const send = useChange(() => api.post('/requests/{id}/send-without-system', { path: { id: request } }), {
    again: afterCall,
    done: () => announcer.politely(t('librarySystem.sentNow')),
  });
  return (
    <Alert color="orange" my="sm">
      {t('librarySystem.messagesWait', { count: messages.length, messages: messages.join(', ') })}
      {may('workOnRequests') ? (
        <div className={classes.buttons}>
          <Button
            mt="xs"
            size="compact-sm"
            variant="default"
            loading={send.isPending}
            onClick={() => send.mutate(undefined)}
          >
            {t('librarySystem.sendNow')}
          </Button>
        </div>
      ) : null}
      <ProblemAlert error={send.error} />
    </Alert>
  );
}
