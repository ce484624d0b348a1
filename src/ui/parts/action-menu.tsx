import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconChevronDown, IconDots } from '@tabler/icons-react';
import { useId } from 'react';
import { useActionLabel, withDots } from '../orders/action-label.js';
import { isNobodyLeft } from '../request/nobody-left.js';
import { writeNext } from '../request/write-next.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { type ActionGroup, actionGroups, groupOf } from './action-groups.js';
import classes from './action-menu.module.css';
import { highSheet, lowOrNarrow } from './menu-sheet.js';
import { useMoreOfRequest } from './more-of-request.js';
import { slipNow } from './slips-of.js';
import type { Action, Request } from './use-order.js';

export interface ActionMenuProps {
  request: Request;
  order: (action: Action, asks?: boolean) => void;
  isInert?: boolean;
  compact?: boolean;
  /** Message, Print slip and Add note have buttons of their own: where the page has the field that they begin. */
  withShortcuts?: boolean;
  /** It was asked for before it was here. */
  isOpen?: boolean;
}

/** What somebody may do with a request, in a menu or by name. */
interface RequestEntry {
  name: string;
  label: string;
  onClick: () => void;
  /** An action of the request, which ends it when `ends`. */
  action?: string;
  ends?: boolean;
}

/** What ends a request is apart at the end, so that it is not pressed by mistake. */
const ending: ReadonlySet<string> = new Set(['cancel', 'cancelByPatron', 'cancelSupply']);

/** Everything besides the usual next step, group by group. */
export function ActionMenu({
  request,
  order,
  isInert = false,
  compact = false,
  withShortcuts = false,
  isOpen = false,
}: ActionMenuProps) {
  const { t } = useWords();
  const { may } = useSession();
  const more = useMoreOfRequest(request);
  const entriesOf = useRequestEntries(request, order, more.entries, { withShortcuts, compact });
  const columns = [
    ['send', 'print'],
    ['loan', 'close'],
  ] as const satisfies readonly (readonly ActionGroup[])[];
  const groups = new Map(actionGroups.map((group) => [group, entriesOf(group)]));
  const count = [...groups.values()].reduce((sum, entries) => sum + entries.length, 0);
  const isSheet = useMediaQuery(lowOrNarrow) ?? false;
  if (count === 0) return null;
  const name = t('act.moreOf', { title: request.title });
  const menu = (
    <Menu
      position="bottom-end"
      shadow="md"
      defaultOpened={isOpen}
      withOverlay={isSheet}
      overlayProps={{ zIndex: 299 }}
      {...(isSheet ? { width: 'min(320px, 100vw - 40px)', middlewares: { flip: false, shift: false } } : {})}
    >
      <Menu.Target>
        {withShortcuts ? (
          <Button
            variant="default"
            data-inert={isInert || undefined}
            aria-label={name}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {t('act.more')}
          </Button>
        ) : (
          <ActionIcon variant="default" size={compact ? 26 : 36} data-inert={isInert || undefined} aria-label={name}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown
        className={classes.menu ?? ''}
        data-sheet={isSheet || undefined}
        aria-label={name}
        {...(isSheet ? { style: highSheet } : {})}
      >
        {isSheet ? (
          <div className={classes.head} aria-hidden>
            <b>{t('act.more')}</b>
            <span>{t('act.moreCount', { count })}</span>
          </div>
        ) : null}
        {columns.map((column) => {
          const shown = column.filter((group) => groups.get(group)?.length);
          return shown.length > 0 ? (
            <div key={column.join(' ')} className={classes.column} role="presentation">
              {shown.map((group) => (
                <Entries key={group} title={t(`act.group_${group}`)} entries={groups.get(group) ?? []} />
              ))}
            </div>
          ) : null;
        })}
      </Menu.Dropdown>
    </Menu>
  );
  return (
    <>
      {withShortcuts ? (
        <Group gap={6} ml="auto">
          <Shortcuts request={request} print={more.print} isInert={isInert} />
          {menu}
        </Group>
      ) : (
        menu
      )}
      {may('workOnRequests') ? more.windows : null}
    </>
  );
}

/** Actions of the request first, then what every request can do; what ends it last. */
export function useRequestEntries(
  request: Request,
  order: (action: Action, asks?: boolean) => void,
  more: ReturnType<typeof useMoreOfRequest>['entries'],
  { withShortcuts, compact }: { withShortcuts: boolean; compact: boolean },
): (group: ActionGroup) => RequestEntry[] {
  const { t, textOf } = useWords();
  const { may } = useSession();
  const labelOf = useActionLabel(request);
  const primary = request.actions.find((action) => action.primary);
  const others = request.actions.filter(
    (action) =>
      action !== primary &&
      !(withShortcuts && action.name === 'generalMessage') &&
      // It has a button of its own besides the menu.
      !(!compact && isNobodyLeft(request) && (action.name === 'obtainElsewhere' || action.name === 'cancel')),
  );
  const entry = (action: Action): RequestEntry => ({
    name: action.name,
    action: action.name,
    label: withDots(labelOf(action), action.asks),
    ends: ending.has(action.name),
    onClick: () => order(action),
  });
  return (group) => {
    const actions = others.filter(({ name }) => groupOf(name) === group).map(entry);
    const noted =
      primary && groupOf(primary.name) === group && primary.fields.length > 0 && !primary.asks
        ? [
            {
              name: 'withNote',
              label: t('act.withNote', { action: textOf(primary.label) }),
              onClick: () => order(primary, true),
            },
          ]
        : [];
    return [
      ...noted,
      ...actions.filter(({ ends }) => !ends),
      ...(may('workOnRequests') ? (more[group] ?? []) : []),
      ...actions.filter(({ ends }) => ends),
    ];
  };
}

function Entries({ title, entries }: { title: string; entries: readonly RequestEntry[] }) {
  const id = useId();
  return (
    <fieldset aria-labelledby={id} className={classes.group}>
      <Menu.Label id={id} role="presentation">
        {title}
      </Menu.Label>
      {entries.map(({ name, label, action, ends, onClick }) => (
        <Menu.Item key={name} data-action={action} {...(ends ? { color: 'red' } : {})} onClick={onClick}>
          {label}
        </Menu.Item>
      ))}
    </fieldset>
  );
}

/** What is done most often, besides the next step. */
function Shortcuts({
  request,
  print,
  isInert,
}: {
  request: Request;
  print: ReturnType<typeof useMoreOfRequest>['print'];
  isInert: boolean;
}) {
  const { t } = useWords();
  const { may } = useSession();
  if (!may('workOnRequests')) return null;
  const quiet = { variant: 'default', 'data-inert': isInert || undefined } as const;
  const canSend = request.actions.some(({ name }) => name === 'generalMessage');
  return (
    <>
      {canSend ? (
        <Button {...quiet} onClick={() => writeNext.ask(request.id, 'message')}>
          {t('act.beginMessage')}
        </Button>
      ) : null}
      <Button {...quiet} onClick={() => print(slipNow(request))}>
        {t('act.printSlip')}
      </Button>
      <Button {...quiet} onClick={() => writeNext.ask(request.id, 'internalNote')}>
        {t('act.beginNote')}
      </Button>
    </>
  );
}
