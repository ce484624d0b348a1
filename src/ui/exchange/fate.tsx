import { IconAlertTriangle, IconCheck, IconClock, IconX } from '@tabler/icons-react';
import type { Thing } from '../api/client.js';
import { DeliveryMark } from '../parts/delivery-mark.js';
import { ToneBadge } from '../parts/tone-badge.js';
import type { Tone } from '../theme/tones.js';
import { useWords } from '../words/index.js';

const looks: Record<string, readonly [Tone, typeof IconCheck]> = {
  applied: ['done', IconCheck],
  'not-applied': ['act', IconAlertTriangle],
  waiting: ['wait', IconClock],
  refused: ['stop', IconX],
};

/** What became of a message, whichever way it went. */
export function MessageFate({ message }: { message: Thing<'MessageEntry'> }) {
  const { t } = useWords();
  const { status, settledAt, nextAttemptAt, outcome } = message;
  if (message.direction === 'out')
    return <DeliveryMark status={status} at={settledAt} nextAttemptAt={nextAttemptAt} why={outcome} />;
  const [tone, icon] = looks[status] ?? ['done', IconCheck];
  return (
    <ToneBadge tone={tone} icon={icon}>
      {[t(`exchange.status_${status as 'applied'}`), outcome].filter(Boolean).join(' · ')}
    </ToneBadge>
  );
}
