import {
  type Icon,
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleDashed,
  IconPlayerPause,
  IconPower,
} from '@tabler/icons-react';
import { type HealthName, healthOf } from '../../domain/partner/health.js';
import type { Thing } from '../api/client.js';
import { ToneBadge } from '../parts/tone-badge.js';
import type { Tone } from '../theme/tones.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';

const looks: Record<HealthName, readonly [tone: Tone, icon: Icon]> = {
  silent: ['stop', IconAlertTriangle],
  failing: ['stop', IconAlertTriangle],
  held: ['act', IconPlayerPause],
  suspended: ['act', IconPlayerPause],
  unreached: ['wait', IconCircleDashed],
  well: ['here', IconCircleCheck],
  inactive: ['done', IconPower],
};

/** Whether a partner answers, in colour, shape and words. */
export function Health({ partner }: { partner: Pick<Thing<'PartnerView'>, 'status' | 'channel'> }) {
  const { t } = useWords();
  const clock = useClock();
  const health = healthOf(partner);
  const at = health === 'silent' ? partner.channel.openedAt : partner.channel.lastCall?.at;
  const [tone, icon] = looks[health];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {t(`partner.health_${health}`, { time: at ? clock.moment(at) : '–' })}
    </ToneBadge>
  );
}
