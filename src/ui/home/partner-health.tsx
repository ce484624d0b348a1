import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconPlayerPause } from '@tabler/icons-react';
import { Link } from 'react-router';
import { type HealthName, healthOf } from '../../domain/partner/health.js';
import type { Thing } from '../api/client.js';
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
  const { data, error, refetch } = useRead('/partner-health', { when: may('seePartners') });
  const troubled = useTroubledPartners(6);
  if (!may('seePartners')) return null;
  const of = (...names: HealthName[]) => names.reduce((sum, name) => sum + (data?.[name] ?? 0), 0);
  const silent = of('silent', 'failing');
  const held = of('held', 'suspended');
  const well = of('well');
  const unreached = of('unreached');
  return (
    <section className={classes.tile} aria-labelledby="partner-health">
      <div className={classes.head}>
        <h2 id="partner-health">{t('home.partners')}</h2>
        {well > 0 ? (
          <ToneBadge tone="here" icon={IconCircleCheck}>
            {t('home.partnersWell', { count: well })}
          </ToneBadge>
        ) : null}
        {unreached > 0 ? (
          <ToneBadge tone="wait" icon={IconCircleDashed}>
            {t('home.partnersUnreached', { count: unreached })}
          </ToneBadge>
        ) : null}
        {silent > 0 ? (
          <ToneBadge tone="stop" icon={IconAlertTriangle}>
            {t('home.partnersTrouble', { count: silent })}
          </ToneBadge>
        ) : null}
        {held > 0 ? (
          <ToneBadge tone="act" icon={IconPlayerPause}>
            {t('home.partnersHeld', { count: held })}
          </ToneBadge>
        ) : null}
      </div>
      <ProblemAlert error={error} retry={() => void refetch()} />
      {!data && !error ? <Loading rows={2} height={24} /> : null}
      {data && silent + held + well + unreached === 0 ? (
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
        {(troubled.data?.items ?? []).map((partner) => (
          <Troubled key={partner.code} partner={partner} />
        ))}
      </ul>
      {silent + held > 0 && may('seeMessages') ? (
        <LinkButton to="/exchange" size="compact-sm" variant="light" mt="xs">
          {t('home.toExchange')}
        </LinkButton>
      ) : null}
    </section>
  );
}

function Troubled({ partner }: { partner: Thing<'PartnerView'> }) {
  const { t } = useWords();
  const said = useTroubleWords();
  const { code, channel } = partner;
  return (
    <li>
      <Link to={`/partners/${encodeURIComponent(code)}`}>{said(partner)}</Link>
      {channel.waiting > 0 ? (
        <div className={classes.small}>{t('home.waiting', { count: channel.waiting })}</div>
      ) : null}
    </li>
  );
}

/** Active partners that do not answer or are held back, the worst first. */
export function useTroubledPartners(limit: number) {
  const { may } = useSession();
  return useRead('/partners', {
    query: { status: 'active', health: ['silent', 'failing', 'held', 'suspended'], sort: 'trouble', limit },
    when: may('seePartners'),
  });
}

/** Why a partner needs somebody, in a sentence. */
export function useTroubleWords(): (partner: Thing<'PartnerView'>) => string {
  const { t } = useWords();
  const clock = useClock();
  return (partner) => {
    const { name, channel } = partner;
    const health = healthOf(partner);
    if (health === 'failing')
      return t('home.failedAt', { name, time: channel.lastCall ? clock.moment(channel.lastCall.at) : '–' });
    if (health === 'silent')
      return t('home.silentSince', { name, time: channel.openedAt ? clock.moment(channel.openedAt) : '–' });
    return t('home.heldSince', { name });
  };
}
