import { Alert, Button } from '@mantine/core';
import { IconCheck, IconUsers } from '@tabler/icons-react';
import { useEffect } from 'react';
import type { Refused } from '../api/refused.js';
import { useAnnouncer } from '../parts/announcer.js';
import { StatusBadge } from '../parts/status-badge.js';
import { statusRow } from '../parts/status-looks.js';
import { remember } from '../parts/use-order.js';
import { useWords } from '../words/index.js';

export interface MeanwhileProps {
  told: NonNullable<Refused['meanwhile']>;
  /** What was wished, unless that can be done in every state, and the state that it leads to. */
  action?: string | undefined;
  to?: string | undefined;
  again: () => void;
}

/** Somebody was faster: who, what the request is now, and whether what was wished is still possible, or done already. */
export function Meanwhile({ told, action, to, again }: MeanwhileProps) {
  const { t, textOf } = useWords();
  const { atOnce } = useAnnouncer();
  const { request, lastActor } = told;
  useEffect(() => {
    if (!request) return;
    remember(request);
    atOnce(t('act.faster', { who: lastActor ?? '–', status: textOf(statusRow(request.side, request.state).label) }));
  }, [request, lastActor, atOnce, t, textOf]);
  if (!request) return null;
  if (to !== undefined && request.state === to)
    return (
      <Alert color="teal" icon={<IconCheck aria-hidden />} mt="md">
        {t('act.alreadyDone', { who: lastActor ?? '–' })}
      </Alert>
    );
  const isStillPossible = action === undefined || request.actions.some(({ name }) => name === action);
  return (
    <Alert color="orange" icon={<IconUsers aria-hidden />} mt="md">
      <p style={{ margin: '0 0 8px' }}>
        {t('act.fasterWho', { who: lastActor ?? '–' })} <StatusBadge side={request.side} state={request.state} />
      </p>
      {isStillPossible ? (
        <Button size="compact-sm" variant="default" onClick={again}>
          {t('act.allTheSame')}
        </Button>
      ) : (
        t('act.noLonger')
      )}
    </Alert>
  );
}
