import { Button, Group } from '@mantine/core';
import { IconBuildingCommunity } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { useRead } from '../api/read.js';
import { ProblemAlert } from '../parts/problem.js';
import type { Action, Request } from '../parts/use-order.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';

const RotaDialog = lazy(() => import('./rota-dialog.js'));

/** Every partner of the rota has refused, and nobody is left to ask. */
export const isNobodyLeft = ({ side, state }: Pick<Request, 'side' | 'state'>): boolean =>
  side === 'borrowing' && state === 'rejectedByPartner';

/** Opens the rota, in which partners are added: the request is ready to be sent to them then. */
export function AddPartners({
  id,
  title,
  compact = false,
  isSecond = false,
}: {
  id: string;
  title: string;
  compact?: boolean;
  /** Another button next to it is the filled one. */
  isSecond?: boolean;
}) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { data, error } = useRead('/requests/{id}', { path: { id }, when: isOpen });
  return (
    <>
      <Button
        size={compact ? 'compact-sm' : 'sm'}
        variant={compact || isSecond ? 'default' : 'filled'}
        leftSection={compact ? undefined : <IconBuildingCommunity size={16} aria-hidden />}
        data-turn={compact || undefined}
        loading={isOpen && !data && !error}
        aria-label={t('act.of', { action: t('act.addPartners'), title })}
        onClick={() => setOpen(true)}
      >
        {t('act.addPartners')}…
      </Button>
      <ProblemAlert error={isOpen ? error : null} />
      <Suspense>{isOpen && data ? <RotaDialog request={data} onClose={() => setOpen(false)} /> : null}</Suspense>
    </>
  );
}

/** The three ways on when the last partner has refused: others are asked, it is got elsewhere, or it ends. */
export function NobodyLeft({
  request,
  isSecond,
  order,
}: {
  request: Request;
  isSecond: boolean;
  order: (action: Action) => void;
}) {
  const { t } = useWords();
  const { may } = useSession();
  return (
    <Group gap={6}>
      {may('workOnRequests') ? <AddPartners id={request.id} title={wholeTitle(request)} isSecond={isSecond} /> : null}
      {(['obtainElsewhere', 'cancel'] as const).map((name) => {
        const action = request.actions.find((each) => each.name === name);
        return action ? (
          <Button
            key={name}
            variant="default"
            data-action={name}
            {...(name === 'cancel' ? { c: 'red' } : {})}
            onClick={() => order({ ...action, asks: true })}
          >
            {name === 'obtainElsewhere' ? t('act.getElsewhere') : action.label}…
          </Button>
        ) : null;
      })}
    </Group>
  );
}
