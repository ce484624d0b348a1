import {
  type Icon,
  IconAlertTriangle,
  IconCheck,
  IconClock,
  IconHelpCircle,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react';
import type { Thing } from '../api/client.js';
import { ToneBadge } from '../parts/tone-badge.js';
import type { Tone } from '../theme/tones.js';
import { useWords } from '../words/index.js';

type Status = Thing<'SystemCall'>['status'];

const looks: Record<Status, { tone: Tone; icon: Icon }> = {
  pending: { tone: 'wait', icon: IconClock },
  sending: { tone: 'wait', icon: IconClock },
  delivered: { tone: 'here', icon: IconCheck },
  failed: { tone: 'stop', icon: IconAlertTriangle },
  unknown: { tone: 'act', icon: IconHelpCircle },
  byHand: { tone: 'here', icon: IconUserCheck },
  notNeeded: { tone: 'done', icon: IconX },
  withdrawn: { tone: 'done', icon: IconX },
};

export function CallStatus({ status }: { status: Status }) {
  const { t } = useWords();
  return <ToneBadge {...looks[status]}>{t(`systemCalls.status_${status}`)}</ToneBadge>;
}
