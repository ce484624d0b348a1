import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconPlayerPause, IconPower } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { useAddress } from '../parts/address.js';
import { Empty } from '../parts/empty.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { ProblemAlert } from '../parts/problem.js';
import { ShownOnce } from '../parts/shown-once.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useWords } from '../words/index.js';
import { Deliveries } from './deliveries.js';
import { WebhookForm } from './form.js';
import { OneWebhook } from './one.js';
import classes from './webhooks.module.css';

export type Webhook = Thing<'WebhookView'>;
type Saved = Thing<'WebhookSaved'>;

/** Addresses that are notified of events: which they are, how their deliveries are, and each delivery with its answer. */
export function Component() {
  const { t } = useWords();
  const address = useAddress();
  const [shown, setShown] = useState<Saved>();
  const { data, error, refetch } = useRead('/webhooks', { pollMs: () => 5000 });
  const all = data?.items ?? [];
  const chosen = all.find(({ id }) => id === address.get('webhook')) ?? all[0];
  const isNew = address.get('new') !== undefined;
  const close = () => address.set({ new: undefined, edit: undefined }, true);
  const saved = (answer: Saved) => {
    address.set({ new: undefined, edit: undefined, webhook: answer.webhook.id }, true);
    if (answer.secret) setShown(answer);
  };
  return (
    <>
      <PageHead title={t('nav.webhooks')} about={t('webhooks.about')}>
        <Button onClick={() => address.set({ new: '1' })}>{t('webhooks.add')}</Button>
      </PageHead>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={5} /> : null}
      {data && all.length === 0 ? <Empty title={t('webhooks.none')} text={t('webhooks.about')} /> : null}
      {chosen ? (
        <div className={classes.columns}>
          <nav className={classes.tile} aria-label={t('webhooks.addresses')}>
            <ul className={classes.list}>
              {all.map((webhook) => (
                <li key={webhook.id}>
                  <Link
                    to={`/webhooks?webhook=${webhook.id}`}
                    className={classes.entry}
                    aria-current={webhook.id === chosen.id ? 'true' : undefined}
                  >
                    <b>{webhook.name}</b>
                    <span className={classes.small}>{webhook.address}</span>
                    <Standing of={webhook} />
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
          <div className={classes.main}>
            <OneWebhook key={chosen.id} webhook={chosen} saved={saved} />
            <Deliveries key={`deliveries ${chosen.id}`} webhook={chosen} />
          </div>
        </div>
      ) : null}
      {isNew ? <WebhookForm saved={saved} onClose={close} /> : null}
      {chosen && !isNew && address.get('edit') ? (
        <WebhookForm key={chosen.id} webhook={chosen} saved={saved} onClose={close} />
      ) : null}
      {shown?.secret ? (
        <ShownOnce
          title={t('webhooks.keyTitle', { name: shown.webhook.name })}
          secrets={[{ name: t('webhooks.key'), part: 'key', value: shown.secret }]}
          how={t('webhooks.keyHow')}
          onClose={() => setShown(undefined)}
        />
      ) : null}
    </>
  );
}

/** How its deliveries are, in words with an icon. */
function Standing({ of: { enabled, failed, waiting, delivered, resumesAt } }: { of: Webhook }) {
  const { t } = useWords();
  if (!enabled)
    return (
      <ToneBadge tone="done" icon={IconPower}>
        {t('webhooks.off')}
      </ToneBadge>
    );
  if (resumesAt)
    return (
      <ToneBadge tone="stop" icon={IconPlayerPause}>
        {t('webhooks.paused', { waiting })}
      </ToneBadge>
    );
  if (failed > 0)
    return (
      <ToneBadge tone="stop" icon={IconAlertTriangle}>
        {t('webhooks.someFailed', { count: failed })}
      </ToneBadge>
    );
  if (waiting > 0)
    return (
      <ToneBadge tone="wait" icon={IconClock}>
        {t('webhooks.someWait', { count: waiting })}
      </ToneBadge>
    );
  return (
    <ToneBadge tone="done" icon={IconCheck}>
      {t('webhooks.delivered', { count: delivered })}
    </ToneBadge>
  );
}
