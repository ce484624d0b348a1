import { Button, CopyButton, Table, Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { messageWords } from '../../domain/request/message-words.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { keyOrder } from '../frame/key-rows.js';
import { isTyping, shortcutsOff } from '../frame/keys.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './exchange.module.css';
import { MessageFate } from './fate.js';
import { canGoAgain, isKind } from './kinds.js';
import { XmlTree } from './xml-tree.js';

type Message = Thing<'MessageDetail'>;

/** A message to read, its XML as text, and every try to deliver it. */
export function MessageView({ message, withTitle = true }: { message: Message; withTitle?: boolean }) {
  const { t, textOf } = useWords();
  const { may } = useSession();
  const { politely } = useAnnouncer();
  const again = useChange(() => api.post('/replay', { body: { messages: [message.id] } }), {
    again: ['/messages', '/messages/{direction}/{id}', '/node', '/partners'],
    done: ({ replayed }) => politely(t('exchange.againDone', { count: replayed })),
  });
  const isOut = message.direction === 'out';
  const canSend = may('replayMessages') && canGoAgain(message);
  useEffect(() => {
    if (!canSend) return;
    const down = (event: KeyboardEvent) => {
      if (
        keyOrder('exchange', event.key) !== 'retry' ||
        event.ctrlKey ||
        event.metaKey ||
        isTyping(event.target) ||
        shortcutsOff()
      )
        return;
      again.mutate(undefined);
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  });
  const skipped = again.data?.skipped ?? [];
  return (
    <>
      <div className={classes.head}>
        {withTitle ? <h2>{textOf(messageWords(message.summary))}</h2> : null}
        <MessageFate message={message} />
        {canSend ? (
          <Button size="compact-sm" loading={again.isPending} onClick={() => again.mutate(undefined)}>
            {t('exchange.retry')}
          </Button>
        ) : null}
      </div>
      <ProblemAlert error={again.error} />
      {skipped.map(({ id, reason }) => (
        <p key={id} role="alert">
          {reason}
        </p>
      ))}
      <Tabs defaultValue="readable">
        <Tabs.List>
          <Tabs.Tab value="readable">{t('exchange.readable')}</Tabs.Tab>
          <Tabs.Tab value="xml">{t('exchange.xml')}</Tabs.Tab>
          {message.confirmationXml ? <Tabs.Tab value="confirmation">{t('exchange.confirmation')}</Tabs.Tab> : null}
          {isOut ? (
            <Tabs.Tab value="attempts">{t('exchange.attempts', { count: message.attemptLog?.length ?? 0 })}</Tabs.Tab>
          ) : null}
        </Tabs.List>
        <Tabs.Panel value="readable">
          <Facts message={message} />
          <p>
            <strong>{t('exchange.content')}</strong>
          </p>
          <XmlTree xml={message.xml} />
        </Tabs.Panel>
        <Tabs.Panel value="xml">
          <Xml xml={message.xml} />
        </Tabs.Panel>
        {message.confirmationXml ? (
          <Tabs.Panel value="confirmation">
            <Xml xml={message.confirmationXml} />
          </Tabs.Panel>
        ) : null}
        {isOut ? (
          <Tabs.Panel value="attempts">
            <Attempts message={message} />
          </Tabs.Panel>
        ) : null}
      </Tabs>
    </>
  );
}

function Facts({ message }: { message: Message }) {
  const { t } = useWords();
  const clock = useClock();
  const { data } = useRead('/partners/{code}', { path: { code: message.partner } });
  const { requestId, outcome, schemaVerdict, tolerances, kind } = message;
  const facts = [
    [
      t('exchange.fact_partner'),
      <Link key="partner" to={`/partners/${message.partner}`}>
        {data?.name ?? message.partner}
      </Link>,
    ],
    [t('exchange.fact_at'), clock.exact(message.at)],
    [t('exchange.fact_kind'), isKind(kind) ? t(`exchange.kind_${kind}`) : kind],
    requestId
      ? [
          t('exchange.fact_request'),
          <Link key="request" to={`/borrowing/${requestId}`}>
            {t('exchange.openRequest')}
          </Link>,
        ]
      : undefined,
    outcome ? [t('exchange.fact_why'), outcome] : undefined,
    message.nextAttemptAt ? [t('exchange.fact_next'), clock.moment(message.nextAttemptAt)] : undefined,
    message.isoVersion ? [t('exchange.fact_version'), message.isoVersion] : undefined,
    schemaVerdict
      ? [t('exchange.fact_schema'), schemaVerdict.valid ? t('exchange.valid') : schemaVerdict.problems.join(' · ')]
      : undefined,
    tolerances && tolerances.length > 0 ? [t('exchange.fact_tolerances'), tolerances.join(' · ')] : undefined,
    message.repeatCount
      ? [t('exchange.fact_repeats'), t('exchange.repeats', { count: message.repeatCount })]
      : undefined,
  ] as const;
  return (
    <dl className={classes.pairs}>
      {facts.map((fact) =>
        fact ? (
          <div key={String(fact[0])} style={{ display: 'contents' }}>
            <dt>{fact[0]}</dt>
            <dd>{fact[1]}</dd>
          </div>
        ) : null,
      )}
    </dl>
  );
}

function Xml({ xml }: { xml: string }) {
  const { t } = useWords();
  return (
    <>
      <CopyButton value={xml}>
        {({ copied, copy }) => (
          <Button my="xs" size="compact-sm" variant="default" onClick={copy}>
            {t(copied ? 'exchange.copied' : 'exchange.copy')}
          </Button>
        )}
      </CopyButton>
      <pre className={`${classes.xml} mono`}>{xml}</pre>
    </>
  );
}

function Attempts({ message }: { message: Message }) {
  const { t } = useWords();
  const clock = useClock();
  const attempts = [...(message.attemptLog ?? [])].reverse();
  if (attempts.length === 0) return <p>{t('exchange.notTried')}</p>;
  return (
    <Table verticalSpacing={4} tabularNums>
      <caption className="only-read-aloud">{t('exchange.attemptTable')}</caption>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('exchange.attempt')}</Table.Th>
          <Table.Th scope="col">{t('exchange.answer')}</Table.Th>
          <Table.Th scope="col">{t('exchange.took')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {attempts.map(({ number, openedAt, httpStatus, reason, address, durationMs, class: kind }) => (
          <Table.Tr key={`${number} ${openedAt}`}>
            <Table.Th scope="row" fw={400}>
              {number}
              <div className={classes.small}>{clock.moment(openedAt)}</div>
            </Table.Th>
            <Table.Td>
              {[httpStatus ? `HTTP ${httpStatus}` : kind === 'delivered' ? undefined : t('exchange.noAnswer'), reason]
                .filter(Boolean)
                .join(' · ')}
              <div className={classes.small}>{address}</div>
            </Table.Td>
            <Table.Td>
              {durationMs === undefined ? '–' : t('exchange.milliseconds', { count: Math.round(durationMs) })}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
