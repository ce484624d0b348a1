import { Button, Group } from '@mantine/core';
import { useEffect } from 'react';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { useActionLabel, withDots } from '../orders/action-label.js';
import { PressWindow } from '../orders/press-window.js';
import { StepOfOthers } from '../orders/step-of-others.js';
import { useInert } from '../orders/use-inert.js';
import { usePress } from '../orders/use-press.js';
import { AddPartners, isNobodyLeft, NobodyLeft } from '../request/nobody-left.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { ActionMenu } from './action-menu.js';
import { isOurTurn } from './status-looks.js';
import type { Action, Request } from './use-order.js';

export interface ActionBarProps {
  request: Request;
  /** `compact`: in a row. */
  compact?: boolean;
  /** Ctrl+Enter does the primary action. */
  withKey?: boolean;
  /** Message, Print slip and Add note next to it: on the page that has the field where one writes. */
  withShortcuts?: boolean;
  /** The usual next step has its button elsewhere on the page. */
  menuOnly?: boolean;
}

/**
 * What the node allows this reader now: the usual next step as a button, or whose it is, and everything else in the menu.
 * It holds no rule of its own.
 */
export function ActionBar({
  request,
  compact = false,
  withKey = false,
  withShortcuts = false,
  menuOnly = false,
}: ActionBarProps) {
  const { t, textOf } = useWords();
  const { may } = useSession();
  const press = usePress();
  const labelOf = useActionLabel(request);
  const primary = request.actions.find((action) => action.primary);
  const isInert = useInert(request.actions.map(({ name }) => name).join(' '));
  const order = (action: Action, asks = action.asks) => {
    if (!isInert) press.press({ id: request.id, version: request.version, action: action.name }, asks, request);
  };
  useEffect(() => {
    if (!withKey || !primary) return;
    const down = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || document.querySelector('[role="dialog"]'))
        return;
      // A link that has the focus would open a tab, a button would be pressed too.
      event.preventDefault();
      order(primary);
    };
    addEventListener('keydown', down);
    return () => removeEventListener('keydown', down);
  });
  return (
    <>
      <Group gap={6} wrap={withShortcuts ? 'wrap' : 'nowrap'} flex={withShortcuts ? 1 : undefined}>
        {primary && !menuOnly ? (
          <Button
            size={compact ? 'compact-sm' : 'sm'}
            variant={compact ? 'default' : 'filled'}
            data-turn={(compact && isOurTurn(request)) || undefined}
            loading={press.now.at === 'sending'}
            data-inert={isInert || undefined}
            data-action={primary.name}
            aria-label={t('act.of', { action: textOf(primary.label), title: request.title })}
            onClick={() => order(primary)}
          >
            {withDots(labelOf(primary), primary.asks)}
          </Button>
        ) : null}
        {isNobodyLeft(request) && !menuOnly ? (
          compact ? (
            may('workOnRequests') ? (
              <AddPartners id={request.id} title={wholeTitle(request)} compact />
            ) : null
          ) : (
            <NobodyLeft
              request={request}
              // One filled button at a time: the next step is one already.
              isSecond={primary !== undefined}
              order={(action) => order(action, action.asks)}
            />
          )
        ) : null}
        <ActionMenu request={request} order={order} isInert={isInert} compact={compact} withShortcuts={withShortcuts} />
      </Group>
      {request.stepOfOthers ? <StepOfOthers request={request} step={request.stepOfOthers} compact={compact} /> : null}
      <PressWindow press={press} request={request} />
    </>
  );
}
