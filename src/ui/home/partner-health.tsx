import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../api/read.js';
import { LinkButton } from '../parts/link-button.js';
import { Loading } from '../parts/loading.js';
import { ProblemAlert } from '../parts/problem.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './home.module.css';

/** How many partners answer, and each that does not: a dead one is seen without looking for it. */
export function PartnerHealth() {
  const { t } = useWords();
  const { may } = useSession();
  const { data, error, refetch } = useRead('/partners', { when: may('seePartners') });
  if (!may('seePartners')) return null;
  const partners = data?.items.filter(({ status }) => status === 'active') ?? [];
  const silent = partners.filter(({ channel }) => channel.state === 'open');
  const held = partners.filter(({ channel }) => channel.state === 'held' || channel.state === 'suspended');
  const well = partners.length - silent.length - held.length;
  return (
    <section className={classes.tile} aria-labelledby="partner-health">
      <div className={classes.head}>
        <h2 id="partner-health">{t('home.partners')}</h2>
        {well > 0 ? (
          <ToneBadge tone="here" icon={IconCircleCheck}>
            {t('home.partnersWell', { count: well })}
          </ToneBadge>
        ) : null}
        {silent.length > 0 ? (
          <ToneBadge tone="stop" icon={IconAlertTriangle}>
            {t('home.partnersTrouble', { count: silent.length })}
          </ToneBadge>
        ) : null}
        {held.length > 0 ? (
          <ToneBadge tone="act" icon={IconPlayerPause}>
            {t('home.partnersHeld', { count: held.length })}
          </ToneBadge>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={2} height={24} /> : null}
      {data && partners.length === 0 ? (
        <>
          <p>{t('home.noPartners')}</p>
          {may('keepPartners') ? (
            <LinkButton to="/partners?new=1" size="compact-sm" variant="light">
              {t('home.toPartners')}
            </LinkButton>
          ) : null}
        </>
      ) : null}
      <ul className={classes.list}>
        {[...silent, ...held].slice(0, 6).map((partner) => (
          <Troubled key={partner.code} {...partner} />
        ))}
      </ul>
      {silent.length + held.length > 0 && may('seeMessages') ? (
        <LinkButton to="/exchange" size="compact-sm" variant="light" mt="xs">
          {t('home.toExchange')}
        </LinkButton>
      ) : null}
    </section>
  );
}

interface TroubledProps {
  code: string;
  name: string;
  channel: { state: string; openedAt?: string; waiting: number };
}

function Troubled({ code, name, channel }: TroubledProps) {
  const { t } = useWords();
  const clock = useClock();
  const since = channel.openedAt ? clock.moment(channel.openedAt) : '';
  return (
    <li>
      <Link to={`/partners/${code}`}>
        {channel.state === 'open' ? t('home.silentSince', { name, time: since }) : t('home.heldSince', { name })}
      </Link>
      {channel.waiting > 0 ? (
        <div className={classes.small}>{t('home.waiting', { count: channel.waiting })}</div>
      ) : null}
    </li>
  );
}
