import { Alert, Button, Switch, Tabs } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { api } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useAddress } from '../parts/address.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { AskSystem } from './ask-system.js';
import { Fees } from './fees.js';
import { Loans } from './loans.js';
import { Openings } from './openings.js';
import classes from './patrons.module.css';
import { RequestsOfPatron } from './requests-of-patron.js';
import { SetPin } from './set-pin.js';

const PatronDrawer = lazy(() => import('./patron-drawer.js'));
const BlockDialog = lazy(() => import('./block-dialog.js'));
const MailsOf = lazy(() => import('../mail-log/mails-of.js'));

const tabs = ['loans', 'requests', 'fees', 'letters', 'openings'] as const;

/** One patron at the counter: standing, loans, requests and fees. */
export function PatronAtCounter({ id }: { id: string }) {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const address = useAddress();
  const tab = tabs.find((each) => each === address.get('tab')) ?? 'loans';
  const { data: patron, error, refetch } = useRead('/patrons/{id}', { path: { id } });
  const lift = useChange((block: string) => api.delete('/patrons/{id}/blocks/{block}', { path: { id, block } }), {
    again: ['/patrons/{id}', '/patrons'],
  });
  const wish = useChange((noCourtesy: boolean) => api.patch('/patrons/{id}', { path: { id }, body: { noCourtesy } }), {
    again: ['/patrons/{id}'],
  });
  const [isBlocking, setBlocking] = useState(false);
  const editing = address.get('open') === 'edit';
  useTabThing(patron?.name);
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (!patron) return <Loading rows={4} />;
  const owes = Number(patron.feesOwed) > 0;
  // Each block is below with a button of its own.
  const reasons = patron.standing.reasons.filter(({ block }) => !block);
  return (
    <>
      <section className={classes.card} aria-label={patron.name}>
        <h2 className={classes.name}>{patron.name}</h2>
        <span className="mono">{patron.id}</span>
        {patron.group ? <span>{patron.group}</span> : null}
        {patron.email ? <span>{patron.email}</span> : null}
        <span>{t('counter.openLoans', { count: patron.openLoans })}</span>
        <span>{t('counter.activeRequests', { count: patron.activeRequests })}</span>
        <span className={owes ? classes.owes : undefined}>
          {owes
            ? t('counter.owes', { amount: clock.money(patron.feesOwed, patron.currency) })
            : t('counter.owesNothing')}
        </span>
        {patron.expiresOn ? <span>{t('counter.expires', { day: clock.day(patron.expiresOn) })}</span> : null}
        <Switch
          size="sm"
          label={t('counter.courtesy')}
          checked={!patron.noCourtesy}
          disabled={!may('keepPatrons') || wish.isPending}
          onChange={({ currentTarget }) => wish.mutate(!currentTarget.checked)}
        />
        <AskSystem id={patron.id} />
        {may('keepPatrons') ? (
          <Button size="compact-sm" variant="default" onClick={() => address.set({ open: 'edit' })}>
            {t('counter.edit')}
          </Button>
        ) : null}
        {may('lendAtDesk') ? (
          <Button size="compact-sm" variant="default" onClick={() => setBlocking(true)}>
            {t('counter.block')}
          </Button>
        ) : null}
        {may('keepPatrons') ? <SetPin id={patron.id} /> : null}
      </section>
      <Suspense fallback={null}>
        {may('keepPatrons') && editing ? (
          <PatronDrawer patron={patron} close={() => address.set({ open: undefined })} />
        ) : null}
        {isBlocking ? <BlockDialog patron={patron} close={() => setBlocking(false)} /> : null}
      </Suspense>
      {patron.emailRefused ? (
        <Alert color="orange" icon={<IconAlertTriangle aria-hidden />} mb="sm">
          {t('counter.emailRefused', {
            email: patron.email ?? '',
            day: clock.day(patron.emailRefused.at),
            answer: patron.emailRefused.answer,
          })}
        </Alert>
      ) : null}
      {reasons.length === 0 ? null : (
        <Alert
          color={patron.standing.decision === 'refused' ? 'red' : 'orange'}
          icon={<IconAlertTriangle aria-hidden />}
          mb="sm"
          title={t(patron.standing.decision === 'refused' ? 'counter.refused' : 'counter.review')}
        >
          {reasons.map((reason) => (
            <div key={reason.text}>{reason.text}</div>
          ))}
        </Alert>
      )}
      {patron.blocks.map((block) => (
        <Alert key={block.id} color="red" icon={<IconLock aria-hidden />} mb="sm">
          {block.until
            ? t('counter.blockedUntil', {
                ...{ reason: block.reason, who: block.createdBy },
                ...{ day: clock.day(block.createdAt), until: clock.day(block.until) },
              })
            : t('counter.blockedBy', {
                ...{ reason: block.reason, who: block.createdBy },
                day: clock.day(block.createdAt),
              })}{' '}
          {may('liftBlocks') ? (
            <Button size="compact-sm" variant="default" loading={lift.isPending} onClick={() => lift.mutate(block.id)}>
              {t('counter.lift')}
            </Button>
          ) : null}
        </Alert>
      ))}
      <ProblemAlert error={lift.error ?? wish.error} />
      <Tabs value={tab} onChange={(next) => address.set({ tab: next === 'loans' ? undefined : (next ?? undefined) })}>
        <Tabs.List aria-label={patron.name}>
          <Tabs.Tab value="loans">{t('counter.loans')}</Tabs.Tab>
          <Tabs.Tab value="requests">{t('counter.requests')}</Tabs.Tab>
          <Tabs.Tab value="fees">{t('counter.fees')}</Tabs.Tab>
          <Tabs.Tab value="letters">{t('counter.letters')}</Tabs.Tab>
          {may('seeOpenedPatrons') ? <Tabs.Tab value="openings">{t('counter.openings')}</Tabs.Tab> : null}
        </Tabs.List>
        <Tabs.Panel value="loans">{tab === 'loans' ? <Loans patron={patron} /> : null}</Tabs.Panel>
        <Tabs.Panel value="requests">{tab === 'requests' ? <RequestsOfPatron patron={patron} /> : null}</Tabs.Panel>
        <Tabs.Panel value="letters">
          {tab === 'letters' ? (
            <Suspense fallback={<Loading rows={3} />}>
              <MailsOf patron={patron.id} />
            </Suspense>
          ) : null}
        </Tabs.Panel>
        <Tabs.Panel value="openings">{tab === 'openings' ? <Openings patron={patron.id} /> : null}</Tabs.Panel>
        <Tabs.Panel value="fees">{tab === 'fees' ? <Fees patron={patron} /> : null}</Tabs.Panel>
      </Tabs>
    </>
  );
}
