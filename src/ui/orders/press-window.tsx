import { Button, Group, Modal } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { Refused } from '../api/refused.js';
import { StatusBadge } from '../parts/status-badge.js';
import type { Action, Request } from '../parts/use-order.js';
import { useWords } from '../words/index.js';
import { useActionLabel } from './action-label.js';
import { Meanwhile } from './meanwhile.js';
import { RefusalAlert, useWaysOut } from './refusal.js';
import type { Presses } from './use-press.js';

const ActionDialog = lazy(() => import('./action-dialog.js'));
const RenewDialog = lazy(() => import('./renew-dialog.js'));

/** Two answers to one question have one form. */
const renewals: ReadonlySet<string> = new Set(['acceptRenewal', 'refuseRenewal']);

/** What a press brings up: the form of its action, or why it was not done. */
export function PressWindow({ press, request }: { press: Presses; request?: Request | undefined }) {
  const { now } = press;
  if (now.at === 'rest' || now.at === 'reading') return null;
  const form = now.at === 'form' || now.at === 'sending' ? now.request : undefined;
  const action = form?.actions.find(({ name }) => name === now.press.action);
  if (form?.renewal && renewals.has(now.press.action))
    return (
      <Suspense>
        <RenewDialog key={form.id} request={form} renewal={form.renewal} press={press} />
      </Suspense>
    );
  if (form && action)
    return (
      <Suspense>
        <ActionDialog key={`${form.id} ${action.name}`} request={form} action={action} press={press} />
      </Suspense>
    );
  if (now.at === 'dropped') return <NotDone press={press} request={now.request} refused={undefined} />;
  return now.at === 'refused' ? <NotDone press={press} request={request} refused={now.refused} /> : null;
}

interface NotDoneProps {
  press: Presses;
  request: Request | undefined;
  /** Without one the request changed before it was ordered. */
  refused: unknown;
}

/** An order that asked nothing and was not done. */
function NotDone({ press, request: seen, refused }: NotDoneProps) {
  const { t } = useWords();
  const meanwhile = refused instanceof Refused ? refused.meanwhile : undefined;
  const request = (meanwhile?.request as Request | undefined) ?? seen;
  const labelOf = useActionLabel(request ?? { side: 'lending', rota: [] });
  const action = 'press' in press.now ? press.now.press.action : '';
  const choose = (of: Request, chosen: Action) =>
    press.press({ id: of.id, version: of.version, action: chosen.name }, chosen.asks, of);
  const ways = useWaysOut({
    refused,
    request,
    confirm: () => request && press.again(request, { confirmed: true }),
    choose,
  });
  const still = request?.actions.find(({ name }) => name === action);
  const isOffline = refused instanceof Refused && refused.status === 0;
  return (
    <Modal
      opened
      onClose={press.close}
      title={still ? labelOf(still) : t('act.notDone')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {request ? <p style={{ margin: 0 }}>{wholeTitle(request)}</p> : null}
      {meanwhile ? (
        <Meanwhile told={meanwhile} action={action} to={still?.to} again={() => request && press.again(request, {})} />
      ) : refused === undefined && request ? (
        <div role="alert" data-refused="dropped">
          <p style={{ margin: '12px 0 8px' }}>
            {t('act.changedMeanwhile')} <StatusBadge side={request.side} state={request.state} />
          </p>
          {still ? (
            <Button size="compact-sm" variant="default" onClick={() => choose(request, still)}>
              {still.label}
            </Button>
          ) : (
            t('act.noLonger')
          )}
        </div>
      ) : (
        <RefusalAlert refused={refused} ways={ways} />
      )}
      <Group justify="space-between" mt="lg" wrap="nowrap">
        <Button variant="default" onClick={press.close} data-autofocus>
          {t('frame.close')}
        </Button>
        <small>{isOffline ? null : t('act.nothingSent')}</small>
      </Group>
    </Modal>
  );
}
