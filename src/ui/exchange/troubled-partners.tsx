import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import type { Thing } from '../api/client.js';
import { useRead } from '../api/read.js';
import { ChannelOrders } from '../partner/channel-orders.js';
import { LinkButton } from '../parts/link-button.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './exchange.module.css';

type Partner = Thing<'PartnerView'>;

/** Each partner that nothing is sent to now: since when, how much waits, and what can be done about it. */
export function TroubledPartners() {
  const { data } = useRead('/partners', {
    query: { status: 'active', health: ['silent', 'held', 'suspended'], sort: 'trouble', limit: shownAtMost },
  });
  return data?.items.map((partner) => <Trouble key={partner.code} partner={partner} />);
}

const shownAtMost = 50;

function Trouble({ partner }: { partner: Partner }) {
  const { t } = useWords();
  const clock = useClock();
  const { name, code, channel } = partner;
  const since = channel.openedAt ? clock.moment(channel.openedAt) : '–';
  const isSilent = channel.state === 'open';
  const Shape = isSilent ? IconAlertTriangle : IconPlayerPause;
  const facts = [
    channel.waiting > 0 ? t('exchange.waiting', { count: channel.waiting }) : undefined,
    channel.oldestWaitingAt ? t('exchange.oldest', { time: clock.moment(channel.oldestWaitingAt) }) : undefined,
    isSilent && channel.failuresInARow > 0 ? t('exchange.failures', { count: channel.failuresInARow }) : undefined,
    isSilent && channel.nextProbeAt ? t('exchange.nextProbe', { time: clock.time(channel.nextProbeAt) }) : undefined,
    channel.reason,
  ];
  const title =
    channel.state === 'held'
      ? t('exchange.heldSince', { name })
      : channel.state === 'suspended'
        ? t('exchange.suspended', { name })
        : t('exchange.silent', { name, time: since });
  return (
    <section className={classes.trouble} data-held={isSilent ? undefined : true} aria-label={title}>
      <Shape size={20} aria-hidden />
      <div>
        <h2>{title}</h2>
        <div>{facts.filter(Boolean).join(' · ')}</div>
      </div>
      <div className={classes.push}>
        <ChannelOrders partner={partner} />
        <LinkButton to={`/partners/${code}`} variant="subtle" size="compact-sm">
          {t('exchange.toPartner')}
        </LinkButton>
      </div>
    </section>
  );
}
