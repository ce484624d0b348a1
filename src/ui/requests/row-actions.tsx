import { ActionIcon, Button, Group } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { wholeTitle } from '../../domain/request/whole-title.js';
import { useRead } from '../api/read.js';
import { useRowLabel, withDots } from '../orders/action-label.js';
import { PressWindow } from '../orders/press-window.js';
import { StepOfOthers } from '../orders/step-of-others.js';
import { useInert } from '../orders/use-inert.js';
import { usePress } from '../orders/use-press.js';
import { ActionMenu } from '../parts/action-menu.js';
import { ProblemAlert } from '../parts/problem.js';
import { isOurTurn } from '../parts/status-looks.js';
import { AddPartners, isNobodyLeft } from '../request/nobody-left.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import type { RequestRow } from './request-row.js';

/**
 * The usual next step of a row, and everything else behind it. The order is for the action and the version of the row as
 * it was pressed; forms and the menu are read from the node when somebody reaches for them.
 */
export function RowActions({ row }: { row: RequestRow }) {
  const { t } = useWords();
  const { may } = useSession();
  const press = usePress();
  const rowLabel = useRowLabel();
  const [wantsMenu, setWantsMenu] = useState(false);
  const { data, error } = useRead('/requests/{id}', { path: { id: row.id }, when: wantsMenu });
  // Another page part may have read it: the menu opens only for the row that asked for it.
  const request = wantsMenu ? data : undefined;
  const { action } = row;
  const isInert = useInert(action?.name ?? '');
  return (
    <>
      <Group gap={6} wrap="nowrap" justify="flex-end">
        {action ? (
          <Button
            size="compact-sm"
            variant="default"
            data-turn={isOurTurn(row) || undefined}
            title={action.label}
            loading={press.now.at === 'reading' || press.now.at === 'sending'}
            data-inert={isInert || undefined}
            data-action={action.name}
            aria-label={t('act.of', { action: action.label, title: wholeTitle(row) })}
            onClick={() => {
              if (!isInert) press.press({ id: row.id, version: row.version, action: action.name }, action.asks);
            }}
          >
            {withDots(rowLabel(action), action.asks)}
          </Button>
        ) : null}
        {!action && isNobodyLeft(row) && may('workOnRequests') ? (
          <AddPartners id={row.id} title={wholeTitle(row)} compact />
        ) : null}
        {row.stepOfOthers ? <StepOfOthers request={row} step={row.stepOfOthers} compact /> : null}
        {wantsMenu && request ? (
          <ActionMenu
            request={request}
            order={(chosen, asks = chosen.asks) =>
              press.press({ id: request.id, version: request.version, action: chosen.name }, asks, request)
            }
            compact
            isOpen
          />
        ) : may('workOnRequests') ? (
          <ActionIcon
            variant="default"
            size={26}
            loading={wantsMenu && !error}
            aria-haspopup="menu"
            aria-label={t('act.moreOf', { title: wholeTitle(row) })}
            onClick={() => setWantsMenu(true)}
          >
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        ) : null}
      </Group>
      <ProblemAlert error={error} />
      <PressWindow press={press} request={request} />
    </>
  );
}
