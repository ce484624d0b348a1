import { Alert, Button, Group } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { Refused, whyOf } from '../api/refused.js';
import { ProblemAlert } from '../parts/problem.js';
import { useConnectionBack } from '../parts/use-connection-back.js';
import type { Action, Request } from '../parts/use-order.js';
import { type Key, useWords } from '../words/index.js';
import { useActionLabel, withDots } from './action-label.js';

export interface Way {
  label: string;
  take: () => void;
}

/** What an order that was not done is called, by the kind of its refusal. */
const heads: Readonly<Record<string, Key>> = {
  early: 'act.refusedEarly',
  'in-doubt': 'act.refusedDoubt',
  'out-of-step': 'act.refusedDoubt',
  'not-allowed': 'act.refusedNow',
  'undo-over': 'act.refusedNow',
  forbidden: 'act.refusedRole',
  stale: 'act.refusedStale',
  offline: 'act.refusedOffline',
};

/** Why an order was not done, in the node's words, and the ways out that there are. */
export function RefusalAlert({ refused, ways = [] }: { refused: unknown; ways?: readonly Way[] }) {
  const { t } = useWords();
  const kind = refused instanceof Refused ? refused.kind : '';
  const head = heads[kind];
  const isOver = useConnectionBack(refused);
  if (isOver) return null;
  if (!(refused instanceof Refused) || !head) return <ProblemAlert error={refused} />;
  return (
    <Alert
      color="red"
      variant="light"
      icon={<IconAlertCircle aria-hidden />}
      title={t(head)}
      role="alert"
      data-refused={kind}
      my="md"
    >
      {kind === 'offline' ? t('act.refusedOfflineHow') : whyOf(refused.problem)}
      {ways.length > 0 ? (
        <Group gap="sm" mt="sm">
          {ways.map(({ label, take }) => (
            <Button key={label} size="compact-sm" variant="default" onClick={take}>
              {label}
            </Button>
          ))}
        </Group>
      ) : null}
    </Alert>
  );
}

export interface WaysOut {
  refused: unknown;
  request: Request | undefined;
  /** The action that was refused, which is no way out of its own refusal. */
  ordered?: string | undefined;
  /** Gives the same order although the node doubts it. */
  confirm: () => void;
  choose: (request: Request, action: Action) => void;
}

/** The ways out of a refusal: the same all the same where that is allowed, and what else can be done. */
export function useWaysOut({ refused, request: seen, ordered, confirm, choose }: WaysOut): Way[] {
  const { t } = useWords();
  const problem = refused instanceof Refused ? refused.problem : undefined;
  const request = (problem?.request as Request | undefined) ?? seen;
  const labelOf = useActionLabel(request ?? { side: 'lending', rota: [] });
  if (!(refused instanceof Refused) || !request) return [];
  const way = (action: Action): Way => ({
    label: withDots(labelOf(action), action.asks),
    take: () => choose(request, action),
  });
  const meant = request.actions.find(({ name }) => name === ordered);
  const offered = (name: string | undefined) => request.actions.filter((action) => action.name === name);
  switch (refused.kind) {
    case 'early':
    case 'in-doubt':
    case 'out-of-step':
      return [
        ...offered(problem?.matchingAction ?? 'generalMessage').map(way),
        { label: meant ? t('act.anyway', { action: labelOf(meant) }) : t('act.allTheSame'), take: confirm },
      ];
    case 'not-allowed':
      return [
        ...request.actions.filter(({ name, primary }) => primary && name !== ordered),
        ...offered('generalMessage'),
      ]
        .slice(0, 2)
        .map(way);
    default:
      return [];
  }
}
