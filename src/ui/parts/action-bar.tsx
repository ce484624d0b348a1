import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useWords } from '../words/index.js';
import { actionLabel } from './action-label.js';
import { asksFirst } from './asks-first.js';
import { Meanwhile } from './meanwhile.js';
import { useMoreOfRequest } from './more-of-request.js';
import { ProblemAlert } from './problem.js';
import { useAct } from './use-act.js';
import type { Action, Request } from './use-order.js';

const ActionDialog = lazy(() => import('./action-dialog.js'));

export interface ActionBarProps {
  request: Request;
  /** `compact`: in a row. */
  compact?: boolean;
  /** Ctrl+Enter does the primary action. */
  withKey?: boolean;
  /** What was pressed before the actions were known: it is done as soon as the bar is here. */
  begin?: 'primary' | 'menu' | undefined;
}

/** How long a button stays dead after its meaning changed under the pointer, in milliseconds. */
const inertMs = 600;

/** What the node allows now: the usual next step as a button, everything else in the menu. It holds no rule of its own. */
export function ActionBar({ request, compact = false, withKey = false, begin }: ActionBarProps) {
  const { t, either } = useWords();
  const [open, setOpen] = useState<Action>();
  const [wished, setWished] = useState<Action>();
  const act = useAct();
  const more = useMoreOfRequest(request);
  const primary = request.actions.find((action) => action.primary);
  const others = request.actions.filter((action) => action !== primary);
  const isInert = useInert(primary?.name ?? '');
  const order = (action: Action) => {
    if (isInert) return;
    if (asksFirst(action)) setOpen(action);
    else {
      setWished(action);
      act.mutate({ request, action: action.name });
    }
  };
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current || begin !== 'primary' || !primary) return;
    hasBegun.current = true;
    order(primary);
  });
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
  const size = compact ? 'compact-sm' : 'sm';
  return (
    <>
      <Group gap={6} wrap="nowrap">
        {primary ? (
          <Button
            size={size}
            loading={act.isPending}
            data-inert={isInert || undefined}
            data-action={primary.name}
            aria-label={t('act.of', { action: either(primary), title: request.title })}
            onClick={() => order(primary)}
          >
            {actionLabel(request, primary, either(primary))}
          </Button>
        ) : null}
        <Menu position="bottom-end" shadow="md" defaultOpened={begin === 'menu'}>
          <Menu.Target>
            <ActionIcon
              variant="default"
              size={compact ? 26 : 36}
              data-inert={isInert || undefined}
              aria-label={t('act.moreOf', { title: request.title })}
            >
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((action) => (
              <Menu.Item key={action.name} data-action={action.name} onClick={() => order(action)}>
                {actionLabel(request, action, either(action))}
                {asksFirst(action) ? '…' : ''}
              </Menu.Item>
            ))}
            {primary && primary.fields.length > 0 && !asksFirst(primary) ? (
              <Menu.Item onClick={() => setOpen(primary)}>{t('act.withNote', { action: either(primary) })}</Menu.Item>
            ) : null}
            {others.length > 0 ? <Menu.Divider /> : null}
            {more.items}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {act.error?.meanwhile && act.variables ? (
        <Meanwhile
          told={act.error.meanwhile}
          action={act.variables.action}
          to={wished?.to}
          again={() => act.mutate({ action: act.variables?.action ?? '', request })}
        />
      ) : (
        <ProblemAlert error={act.error} />
      )}
      {more.windows}
      {open ? (
        <Suspense>
          <ActionDialog request={request} action={open} onClose={() => setOpen(undefined)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** True for a moment after the primary action became another one. */
function useInert(name: string): boolean {
  const [isInert, setInert] = useState(false);
  const before = useRef(name);
  useEffect(() => {
    if (before.current === name) return;
    before.current = name;
    setInert(true);
    const timer = setTimeout(() => setInert(false), inertMs);
    return () => clearTimeout(timer);
  }, [name]);
  return isInert;
}
