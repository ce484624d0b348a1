import { Alert, Button, Switch } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { webhookEventRows, webhookEvents } from '../../domain/request/webhook-events.js';
import { api, type Thing } from '../api/client.js';
import { useChange } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { useAnnouncer } from '../parts/announcer.js';
import { ConfirmDialog, Removal } from '../parts/confirm-dialog.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './webhooks.module.css';

interface OneProps {
  webhook: Thing<'WebhookView'>;
  saved(answer: Thing<'WebhookSaved'>): void;
}

/** What reads the webhooks and their deliveries anew. */
const again = ['/webhooks', '/outbound-calls'] as const;

/** One webhook: where it goes, which events it gets, what is wrong, and what can be done. */
export function OneWebhook({ webhook, saved }: OneProps) {
  const { t, textOf } = useWords();
  const address = useAddress();
  const announcer = useAnnouncer();
  const { may } = useSession();
  const [isRenewing, setRenewing] = useState(false);
  const path = { id: webhook.id };
  const turn = useChange((enabled: boolean) => api.patch('/webhooks/{id}', { path, body: { enabled } }), { again });
  const test = useChange(() => api.post('/webhooks/{id}/test', { path }), {
    again,
    done: () => announcer.politely(t('webhooks.testSent')),
  });
  const renew = useChange(() => api.post('/webhooks/{id}/key', { path }), {
    again,
    done: (answer) => {
      setRenewing(false);
      saved(answer);
    },
  });
  const remove = useChange((_: undefined) => api.delete('/webhooks/{id}', { path }), {
    again,
    done: () => address.set({ webhook: undefined, delivery: undefined, state: undefined }, true),
  });
  const isTheirs = !webhook.personal || may('sendPatronData');
  return (
    <>
      <Troubles webhook={webhook} />
      <section className={classes.tile} aria-label={webhook.name}>
        <div className={classes.head}>
          <h2>{webhook.name}</h2>
          <Switch
            label={t(webhook.enabled ? 'webhooks.on' : 'webhooks.off')}
            aria-label={t('webhooks.turnOn', { name: webhook.name })}
            checked={webhook.enabled}
            disabled={!isTheirs || turn.isPending}
            onChange={(event) => turn.mutate(event.currentTarget.checked)}
          />
          <Button
            size="compact-sm"
            variant="default"
            disabled={!isTheirs}
            aria-label={t('webhooks.editOf', { name: webhook.name })}
            onClick={() => address.set({ edit: '1' })}
          >
            {t('webhooks.edit')}
          </Button>
        </div>
        <dl className={classes.facts}>
          <dt>{t('webhooks.address')}</dt>
          <dd>
            <code>{webhook.address}</code>
          </dd>
          <dt>{t('webhooks.events')}</dt>
          <dd>
            {webhook.events.map((event) => textOf(webhookEventRows[event].label)).join(' · ')}{' '}
            <span className={classes.small}>
              ({t('webhooks.eventsOf', { count: webhook.events.length, all: webhookEvents.length })})
            </span>
          </dd>
          <dt>{t('webhooks.patronData')}</dt>
          <dd>{t(webhook.personal ? 'webhooks.patronSent' : 'webhooks.patronNotSent')}</dd>
        </dl>
        <ProblemAlert error={turn.error ?? test.error} />
        <div className={classes.head}>
          <Button
            size="compact-sm"
            variant="default"
            loading={test.isPending}
            disabled={!webhook.enabled}
            onClick={() => test.mutate(undefined)}
          >
            {t('webhooks.test')}
          </Button>
          <Button size="compact-sm" variant="default" disabled={!isTheirs} onClick={() => setRenewing(true)}>
            {t('webhooks.newKey')}
          </Button>
        </div>
        <Removal
          label={t('webhooks.remove')}
          title={t('webhooks.removeOf', { name: webhook.name })}
          verb={t('webhooks.remove')}
          removing={remove}
        >
          {t('webhooks.removeSure')}
        </Removal>
      </section>
      <ConfirmDialog
        opened={isRenewing}
        title={t('webhooks.newKeyOf', { name: webhook.name })}
        verb={t('webhooks.newKey')}
        doing={renew}
        run={() => renew.mutate(undefined)}
        close={() => setRenewing(false)}
      >
        {t('webhooks.newKeySure')}
      </ConfirmDialog>
    </>
  );
}

/** What is wrong with it, and sending all again. */
function Troubles({ webhook }: { webhook: Thing<'WebhookView'> }) {
  const { t } = useWords();
  const clock = useClock();
  const announcer = useAnnouncer();
  const { name, failed, waiting, failingSince, resumesAt, goneSince, keyBeforeUntil, enabled } = webhook;
  const all = useChange(() => api.post('/webhooks/{id}/again', { path: { id: webhook.id } }), {
    again,
    done: ({ count }) => announcer.politely(t('webhooks.sentAll', { count })),
  });
  const count = failed + waiting;
  const isFailing = enabled && (failingSince !== undefined || failed > 0);
  return (
    <>
      {goneSince ? (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
          {t('webhooks.goneSince', { name, when: clock.moment(goneSince) })}
        </Alert>
      ) : null}
      {isFailing ? (
        <Alert color="red" variant="light" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <div className={classes.head}>
            <span>
              {failingSince ? t('webhooks.failingSince', { name, when: clock.moment(failingSince) }) : null}{' '}
              {resumesAt ? t('webhooks.resumesAt', { when: clock.moment(resumesAt) }) : null}
            </span>
            {count > 0 ? (
              <Button size="compact-sm" loading={all.isPending} onClick={() => all.mutate(undefined)}>
                {t('webhooks.sendAll', { count })}
              </Button>
            ) : null}
          </div>
          <ProblemAlert error={all.error} />
        </Alert>
      ) : null}
      {keyBeforeUntil ? (
        <Alert color="blue" variant="light">
          {t('webhooks.keyBefore', { when: clock.moment(keyBeforeUntil) })}
        </Alert>
      ) : null}
    </>
  );
}
