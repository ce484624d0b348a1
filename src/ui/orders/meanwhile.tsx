import { Alert, Button } from '@mantine/core';
import { IconCheck, IconUsers } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { StatusBadge } from '../parts/status-badge.js';
import { statusRow } from '../parts/status-looks.js';
import { remember } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useActionLabel } from './action-label.js';

export interface MeanwhileProps {
  told: NonNullable<Refused['meanwhile']>;
  /** What was wanted, unless that can be done in every state, and the state that it leads to. */
  action?: string | undefined;
  to?: string | undefined;
  again: () => void;
}

/** Somebody was faster: who, what the request is now, and whether what was wanted is still possible, or done already. */
export function Meanwhile({ told, action, to, again }: MeanwhileProps) {
  const { t, textOf } = useWords();
  const { atOnce } = useAnnouncer();
  const { facts } = useSession();
  const { request, lastActor } = told;
  const isOwn = lastActor !== undefined && lastActor === facts.user.name;
  const labelOf = useActionLabel(request ?? { side: 'lending', rota: [] });
  useEffect(() => {
    if (!request) return;
    remember(request);
    const status = textOf(statusRow(request.side, request.state).label);
    atOnce(isOwn ? `${t('act.changedElsewhere')} ${status}` : t('act.faster', { who: lastActor ?? '–', status }));
  }, [request, lastActor, isOwn, atOnce, t, textOf]);
  if (!request) return null;
  if (to !== undefined && request.state === to)
    return (
      <Alert color="teal" icon={<IconCheck aria-hidden />} mt="md">
        {t('act.alreadyDone', { who: lastActor ?? '–' })}
      </Alert>
    );
  const meant = request.actions.find(({ name }) => name === action);
  const isStillPossible = action === undefined || meant !== undefined;
  return (
    <Alert color="orange" icon={<IconUsers aria-hidden />} mt="md">
      <p style={{ margin: '0 0 8px' }}>
        {isOwn ? t('act.changedElsewhere') : t('act.fasterWho', { who: lastActor ?? '–' })}{' '}
        <StatusBadge side={request.side} state={request.state} />
      </p>
      {isStillPossible ? (
        <Button size="compact-sm" variant="default" onClick={again}>
          {meant ? t('act.anyway', { action: labelOf(meant) }) : t('act.allTheSame')}
        </Button>
      ) : (
        t('act.noLonger')
      )}
    </Alert>
  );
}
