import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useActionLabel, withDots } from '../orders/action-label.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useMoreOfRequest } from './more-of-request.js';
import type { Action, Request } from './use-order.js';

export interface ActionMenuProps {
  request: Request;
  order: (action: Action, asks?: boolean) => void;
  isInert?: boolean;
  compact?: boolean;
  /** It was asked for before it was here. */
  isOpen?: boolean;
}

/** What ends a request stands alone at the end: nobody presses it for its neighbour. */
const ending: ReadonlySet<string> = new Set(['cancel', 'cancelByPatron', 'cancelSupply']);

/** Everything beside the usual next step. */
export function ActionMenu({ request, order, isInert = false, compact = false, isOpen = false }: ActionMenuProps) {
  const { t, textOf } = useWords();
  const { may } = useSession();
  const labelOf = useActionLabel(request);
  const more = useMoreOfRequest(request);
  const primary = request.actions.find((action) => action.primary);
  const others = request.actions.filter((action) => action !== primary && !ending.has(action.name));
  const endings = request.actions.filter((action) => action !== primary && ending.has(action.name));
  const mayWork = may('workOnRequests');
  if (!mayWork && others.length + endings.length === 0) return null;
  const item = (action: Action, color?: string) => (
    <Menu.Item key={action.name} data-action={action.name} {...(color ? { color } : {})} onClick={() => order(action)}>
      {withDots(labelOf(action), action.asks)}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-end" shadow="md" defaultOpened={isOpen}>
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
        <Menu.Dropdown mah="min(560px, 80vh)" style={{ overflowY: 'auto' }}>
          {others.map((action) => item(action))}
          {primary && primary.fields.length > 0 && !primary.asks ? (
            <Menu.Item onClick={() => order(primary, true)}>
              {t('act.withNote', { action: textOf(primary.label) })}
            </Menu.Item>
          ) : null}
          {mayWork && others.length > 0 ? <Menu.Divider /> : null}
          {mayWork ? more.items : null}
          {endings.length > 0 ? <Menu.Divider /> : null}
          {endings.map((action) => item(action, 'red'))}
        </Menu.Dropdown>
      </Menu>
      {more.windows}
    </>
  );
}
