import { Button, ScrollArea } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../api/read.js';
import { DeliveryMark } from '../parts/delivery-mark.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { Bubble } from './bubble.js';
import classes from './messages.module.css';
import { NothingThere } from './section.js';
import { useSteps } from './steps.js';
import { unreadOf } from './unread.js';

/** What both desks wrote to each other, as a chat, each of ours with what became of it. */
export function GeneralMessages({ request }: { request: Request }) {
  const { t } = useWords();
  const { steps, error, again } = useSteps(request);
  const said = steps.filter(({ isMessage }) => isMessage);
  if (error) return <ProblemAlert error={error} retry={again} />;
  if (said.length === 0) return <NothingThere>{t('request.noMessages')}</NothingThere>;
  return (
    <ol className={classes.chat}>
      {said.map((step) => (
        <Bubble key={step.entry.id} step={step} request={request} />
      ))}
    </ol>
  );
}

/** The unread messages, each with what can be done with it. */
export function UnreadMessages({ request, onReply }: { request: Request; onReply: () => void }) {
  const { steps, error, again } = useSteps(request);
  if (error) return <ProblemAlert error={error} retry={again} />;
  return (
    <ol className={classes.chat}>
      {steps
        .filter(({ entry }) => unreadOf(request, entry))
        .map((step) => (
          <Bubble key={step.entry.id} step={step} request={request} onReply={onReply} />
        ))}
    </ol>
  );
}

/** Every message that travelled for this request; its XML is text here, never markup. */
export function MessagesAsXml({ request }: { request: Request }) {
  const { t } = useWords();
  const { may } = useSession();
  const clock = useClock(request.timeZone);
  const [open, setOpen] = useState<string>();
  const { data, error, refetch } = useRead('/messages', {
    query: { request: request.id, limit: 200 },
    when: may('seeMessages'),
  });
  if (!may('seeMessages')) return <NothingThere>{t('request.xmlNotAllowed')}</NothingThere>;
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!data) return <Loading rows={2} height={24} />;
  if (data.items.length === 0) return <NothingThere>{t('request.noXml')}</NothingThere>;
  return (
    <ul className={classes.log}>
      {data.items.map((message) => {
        const key = `${message.direction}/${message.id}`;
        return (
          <li key={key}>
            <Button
              variant="subtle"
              size="compact-sm"
              aria-expanded={open === key}
              onClick={() => setOpen(open === key ? undefined : key)}
            >
              {`${message.direction === 'out' ? '→' : '←'} ${clock.moment(message.at)} ${message.summary}`}
            </Button>{' '}
            {message.direction === 'out' ? (
              <DeliveryMark
                status={message.status}
                at={message.settledAt}
                nextAttemptAt={message.nextAttemptAt}
                why={message.outcome}
              />
            ) : null}
            {open === key ? <Xml direction={message.direction} id={message.id} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Xml({ direction, id }: { direction: 'in' | 'out'; id: string }) {
  const { t } = useWords();
  const { data, error } = useRead('/messages/{direction}/{id}', { path: { direction, id } });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading rows={2} height={24} />;
  return (
    <>
      <XmlText label={t('request.section_xml')} xml={data.xml} />
      {data.confirmationXml ? (
        <>
          <div>{t('request.confirmation')}</div>
          <XmlText label={t('request.confirmation')} xml={data.confirmationXml} />
        </>
      ) : null}
    </>
  );
}

const XmlText = ({ label, xml }: { label: string; xml: string }) => (
  <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': label }}>
    <pre className={classes.xml}>{xml}</pre>
  </ScrollArea.Autosize>
);
