import { Button, SegmentedControl, Table } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import { Link } from 'react-router';
import { webhookEventRows } from '../../domain/request/webhook-events.js';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { WideTable } from '../parts/wide-table.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './webhooks.module.css';

type Delivery = Thing<'OutboundCall'>;

const states = ['waiting', 'failed', 'delivered'] as const;
type State = (typeof states)[number];
const isState = (text: string | undefined): text is State => states.includes(text as State);
/** So many more at a time. */
const step = 25;

/** What one webhook was sent, the newest first, each to be opened and sent again. */
export function Deliveries({ webhook }: { webhook: Thing<'WebhookView'> }) {
  const { t } = useWords();
  const address = useAddress();
  const [limit, setLimit] = useState(step);
  const chosen = address.get('state');
  const state = isState(chosen) ? chosen : undefined;
  const { data, error, refetch } = useRead('/outbound-calls', {
    query: { target: webhook.id, limit, ...(state ? { state } : {}) },
    keep: true,
    pollMs: () => 5000,
  });
  const open = address.get('delivery');
  return (
    <div className={classes.tile}>
      <div className={classes.head}>
        <h2>{t('webhooks.deliveries')}</h2>
        <span className={classes.small}>{t('webhooks.kept')}</span>
        <SegmentedControl
          aria-label={t('webhooks.filter')}
          size="xs"
          value={state ?? 'all'}
          onChange={(value) => address.set({ state: isState(value) ? value : undefined, delivery: undefined })}
          data={[
            { value: 'all', label: t('webhooks.all') },
            { value: 'waiting', label: t('webhooks.waiting') },
            { value: 'failed', label: t('webhooks.failed') },
            { value: 'delivered', label: t('webhooks.done') },
          ]}
        />
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={3} /> : null}
      {data && data.items.length === 0 ? <Empty title={t('webhooks.noDeliveries')} /> : null}
      {data && data.items.length > 0 ? (
        <WideTable
          caption={t('webhooks.deliveries')}
          head={[
            t('webhooks.time'),
            t('webhooks.event'),
            t('webhooks.request'),
            t('webhooks.answer'),
            { text: t('webhooks.tries'), align: 'right' },
            { text: t('webhooks.action'), isQuiet: true },
          ]}
          minWidth={640}
          verticalSpacing={6}
        >
          {data.items.map((delivery) => (
            <Fragment key={delivery.id}>
              <Row
                delivery={delivery}
                isOpen={open === delivery.id}
                turn={() => address.set({ delivery: open === delivery.id ? undefined : delivery.id }, true)}
              />
              {open === delivery.id ? (
                <Table.Tr>
                  <Table.Td colSpan={6}>
                    <Both id={delivery.id} />
                  </Table.Td>
                </Table.Tr>
              ) : null}
            </Fragment>
          ))}
        </WideTable>
      ) : null}
      {data?.next && limit < 200 ? (
        <Button mt="sm" variant="subtle" onClick={() => setLimit(Math.min(200, limit + step))}>
          {t('webhooks.more')}
        </Button>
      ) : null}
    </div>
  );
}

function Row({ delivery, isOpen, turn }: { delivery: Delivery; isOpen: boolean; turn: () => void }) {
  const { t, textOf } = useWords();
  const clock = useClock();
  const announcer = useAnnouncer();
  const { id, name, createdAt, request, side, externalId, attempts, status } = delivery;
  const again = useChange(() => api.post('/outbound-calls/{id}/again', { path: { id } }), {
    again: ['/outbound-calls', '/outbound-calls/{id}', '/webhooks'],
    done: () => announcer.politely(t('webhooks.sentAgain')),
  });
  const row = Object.hasOwn(webhookEventRows, name)
    ? webhookEventRows[name as keyof typeof webhookEventRows]
    : undefined;
  const event = row ? textOf(row.label) : t('webhooks.testName');
  const named = { event, when: clock.moment(createdAt) };
  return (
    <Table.Tr>
      <Table.Td>
        <time dateTime={createdAt} title={clock.exact(createdAt)}>
          {named.when}
        </time>
      </Table.Td>
      <Table.Th scope="row" fw={400}>
        {event}
      </Table.Th>
      <Table.Td>{request && side ? <Link to={`/${side}/${request}`}>{externalId}</Link> : '–'}</Table.Td>
      <Table.Td>
        <AnswerOf delivery={delivery} />
        <ProblemAlert error={again.error} />
      </Table.Td>
      <Table.Td ta="right" className="numbers">
        {attempts}
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-sm"
          variant="subtle"
          aria-expanded={isOpen}
          aria-label={t('webhooks.showOf', named)}
          onClick={turn}
        >
          {t('webhooks.show')}
        </Button>
        {status === 'sending' ? null : (
          <Button
            size="compact-sm"
            variant="subtle"
            loading={again.isPending}
            aria-label={t('webhooks.againOf', named)}
            onClick={() => again.mutate(undefined)}
          >
            {t('webhooks.again')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** What came back, in words with an icon; what happened instead, and when it is tried again, in a line below. */
function AnswerOf({ delivery }: { delivery: Delivery }) {
  const { t } = useWords();
  const clock = useClock();
  const { status, answerStatus, durationMs = 0, problem, nextAttemptAt, attempts } = delivery;
  const answered =
    answerStatus === undefined ? undefined : t('webhooks.answered', { status: String(answerStatus), ms: durationMs });
  if (status === 'delivered')
    return (
      <ToneBadge tone="done" icon={IconCheck}>
        {answered}
      </ToneBadge>
    );
  const isOver = status === 'failed';
  const now = t(isOver ? 'webhooks.isFailed' : 'webhooks.isWaiting');
  const isRefused = attempts > 0 && (answered !== undefined || isOver);
  return (
    <>
      <ToneBadge tone={isRefused ? 'stop' : 'wait'} icon={isRefused ? IconAlertTriangle : IconClock}>
        {attempts > 0 ? (answered ?? now) : now}
      </ToneBadge>
      {attempts > 0 && problem ? <div className={classes.small}>{problem}</div> : null}
      {isOver && answered ? <div className={classes.small}>{now}</div> : null}
      {!isOver && attempts > 0 && nextAttemptAt ? (
        <div className={classes.small}>{t('webhooks.waitsUntil', { when: clock.moment(nextAttemptAt) })}</div>
      ) : null}
    </>
  );
}

/** What was sent beside what was answered. */
function Both({ id }: { id: string }) {
  const { t } = useWords();
  const { data, error } = useRead('/outbound-calls/{id}', { path: { id }, freshMs: 2000 });
  if (error) return <ProblemAlert error={error} />;
  if (!data) return <Loading rows={2} />;
  const { personal, sent, received, answeredAt } = data;
  const hidden = personal && sent === undefined;
  const answer = answeredAt ? t('webhooks.noText') : t('webhooks.noAnswerYet');
  return (
    <div className={classes.both}>
      <section aria-label={t('webhooks.sent')}>
        <h3>{t('webhooks.sent')}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <pre className={classes.text} tabIndex={0}>
          {hidden ? t('webhooks.hidden') : sent ? indented(sent) : t('webhooks.forgotten')}
        </pre>
      </section>
      <section aria-label={t('webhooks.received')}>
        <h3>{t('webhooks.received')}</h3>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls */}
        <pre className={classes.text} tabIndex={0}>
          {hidden ? t('webhooks.hidden') : (received ?? answer)}
        </pre>
      </section>
    </div>
  );
}

function indented(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
