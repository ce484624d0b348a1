import { IconAlertTriangle, IconCircleCheck, IconPlayerPause, IconPower } from '@tabler/icons-react';
import type { Thing } from '../api/client.js';
import { ToneBadge } from '../parts/tone-badge.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

/** Whether a partner answers, in colour, shape and words. */
export function Health({ partner }: { partner: Pick<Thing<'PartnerView'>, 'status' | 'channel'> }) {
  const { t } = useWords();
  const clock = useClock();
  const { state, openedAt } = partner.channel;
  if (partner.status === 'inactive')
    return (
      <ToneBadge tone="done" icon={IconPower}>
        {t('partner.inactive')}
      </ToneBadge>
    );
  if (state === 'open')
    return (
      <ToneBadge tone="stop" icon={IconAlertTriangle}>
        {t('partner.silent', { time: openedAt ? clock.moment(openedAt) : '–' })}
      </ToneBadge>
    );
  if (state === 'held' || state === 'suspended')
    return (
      <ToneBadge tone="act" icon={IconPlayerPause}>
        {t(state === 'held' ? 'partner.heldNow' : 'partner.suspendedNow')}
      </ToneBadge>
    );
  return (
    <ToneBadge tone="here" icon={IconCircleCheck}>
      {t('partner.well')}
    </ToneBadge>
  );
}
