import { Tabs } from '@mantine/core';
import { useNavigate, useParams } from 'react-router';
import { api, type Thing } from '../api/client.js';
import { useChange, useRead } from '../api/read.js';
import { useTabThing } from '../frame/tab-title.js';
import { useEvery } from '../live/every.js';
import { useAddress } from '../parts/address.js';
import { Removal } from '../parts/confirm-dialog.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { PageHead } from '../parts/page-head.js';
import { PageProblem } from '../parts/page-problem.js';
import { ProblemAlert } from '../parts/problem.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { AddressChanged, changedOf } from './address-changed.js';
import { PartnerCatalogue } from './catalogue.js';
import { CertificateEnds } from './certificate-ends.js';
import { Changes } from './changes.js';
import { ChannelOrders } from './channel-orders.js';
import { Contacts } from './contacts.js';
import { Credentials } from './credentials.js';
import { General } from './general.js';
import { Health } from './health.js';
import { PartnerNotes } from './notes.js';
import { Overview } from './overview.js';
import { Parameters } from './parameters.js';
import classes from './partner.module.css';
import { Profiles } from './profiles.js';
import { Traffic } from './traffic.js';

const tabs = {
  overview: Overview,
  general: General,
  contacts: Contacts,
  parameters: Parameters,
  credentials: Credentials,
  profiles: Profiles,
  catalogue: PartnerCatalogue,
  notes: PartnerNotes,
  traffic: Traffic,
  changes: Changes,
} as const;
type Tab = keyof typeof tabs;
const tabNames = Object.keys(tabs) as Tab[];

/** One partner: how it is, what is known of it, what passed. */
export function Component() {
  const { t } = useWords();
  const clock = useClock();
  const { may } = useSession();
  const address = useAddress();
  const { code = '' } = useParams();
  const { data: partner, error, refetch } = useRead('/partners/{code}', { path: { code } });
  useEvery(5000, ['/partners/{code}']);
  useTabThing(partner?.name);
  if (!partner)
    return error ? (
      <PageProblem title="nav.partner" error={error} retry={() => void refetch()} />
    ) : (
      <Loading rows={8} />
    );
  const tab = tabNames.find((each) => each === address.get('tab')) ?? 'overview';
  const { channel } = partner;
  const changed = changedOf(partner);
  return (
    <>
      <PageHead
        title={partner.name}
        about={t('partner.aboutOne')}
        beside={
          <div className={classes.beside}>
            <span className={classes.codes}>
              {[partner.code, ...partner.symbols.slice(0, 1).map(({ value }) => value)].join(' · ')}
            </span>
            <Health partner={partner} />
          </div>
        }
      >
        {may('keepPartners') && !partner.byEmail ? (
          <>
            <LinkButton variant="default" to={`/partners/${encodeURIComponent(code)}/test`}>
              {t('partner.test')}
            </LinkButton>
            <LinkButton variant="default" to={`/partners/${encodeURIComponent(code)}/certify`}>
              {t('partner.certify')}
            </LinkButton>
          </>
        ) : null}
        <ChannelOrders partner={partner} />
      </PageHead>
      <div className={classes.facts}>
        {channel.waiting > 0 ? <span>{t('partner.waiting', { count: channel.waiting })}</span> : null}
        {channel.state === 'open' && channel.nextProbeAt ? (
          <span>{t('exchange.nextProbe', { time: clock.time(channel.nextProbeAt) })}</span>
        ) : null}
        {channel.reason && !changed ? <span>{channel.reason}</span> : null}
      </div>
      <ProblemAlert error={error} />
      {changed ? <AddressChanged changed={changed} /> : null}
      <CertificateEnds code={partner.code} />
      <Tabs
        value={tab}
        onChange={(value) => address.set({ tab: value === 'overview' ? undefined : (value ?? undefined) }, true)}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('partner.tabs')}>
          {tabNames.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`partner.tab_${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabNames.map((name) => {
          const Part = tabs[name];
          return (
            <Tabs.Panel key={name} value={name}>
              <Part partner={partner} />
            </Tabs.Panel>
          );
        })}
      </Tabs>
      {may('keepPartners') && tab === 'general' ? <RemovePartner partner={partner} /> : null}
    </>
  );
}

function RemovePartner({ partner }: { partner: Thing<'PartnerView'> }) {
  const { t } = useWords();
  const go = useNavigate();
  const remove = useChange(() => api.delete('/partners/{code}', { path: { code: partner.code } }), {
    again: ['/partners'],
    done: () => void go('/partners'),
  });
  return (
    <Removal
      label={t('partner.removePartner')}
      title={t('partner.removeTitle', { name: partner.name })}
      verb={t('partner.remove')}
      removing={remove}
    >
      {t('partner.removeSure')}
    </Removal>
  );
}
