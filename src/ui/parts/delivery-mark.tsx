import { IconAlertTriangle, IconCheck, IconClock, IconPlayerPause, IconX } from '@tabler/icons-react';
import type { Tone } from '../theme/tones.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { ToneBadge } from './tone-badge.js';

export interface Delivery {
  /** As the message log names it. */
  status: string;
  at?: string | undefined;
  nextAttemptAt?: string | undefined;
  /** The partner's own words, or why it was not sent. */
  why?: string | undefined;
}

type Fate = 'waiting' | 'delivered' | 'refused' | 'held' | 'gaveUp' | 'notSent';
/** By the words of the message log. */
const fates: Record<string, Fate> = {
  pending: 'waiting',
  sending: 'waiting',
  delivered: 'delivered',
  refused: 'refused',
  held: 'held',
  dead: 'gaveUp',
  withdrawn: 'notSent',
};
const looks: Record<Fate, readonly [Tone, typeof IconClock, Key]> = {
  waiting: ['wait', IconClock, 'delivery.waiting'],
  delivered: ['done', IconCheck, 'delivery.delivered'],
  refused: ['stop', IconX, 'delivery.refused'],
  held: ['act', IconPlayerPause, 'delivery.held'],
  gaveUp: ['stop', IconAlertTriangle, 'delivery.gaveUp'],
  notSent: ['done', IconX, 'delivery.notSent'],
};

/** What became of a message of ours: waiting (next try when), delivered, refused (their words), held, given up. */
export function DeliveryMark({ status, at, nextAttemptAt, why }: Delivery) {
  const { t } = useWords();
  const clock = useClock();
  const [tone, icon, key] = looks[fates[status] ?? 'waiting'];
  const next =
    fates[status] === 'waiting' && nextAttemptAt
      ? t('delivery.nextTry', { time: clock.time(nextAttemptAt) })
      : undefined;
  return (
    <ToneBadge tone={tone} icon={icon}>
      {[t(key), next ?? (at && fates[status] === 'delivered' ? clock.time(at) : undefined), why]
        .filter(Boolean)
        .join(' · ')}
    </ToneBadge>
  );
}
