import { ActionIcon, Button, Group } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useRead } from '../api/read.js';
import { ActionBar } from '../parts/action-bar.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import type { Row } from './rows.js';

/** The usual next step of a row, and everything else behind it: read from the node when somebody reaches for it. */
export function RowActions({ row }: { row: Row }) {
  const { t, either } = useWords();
  const { may } = useSession();
  const [begin, setBegin] = useState<'primary' | 'menu'>();
  const { data: request } = useRead('/requests/{id}', { path: { id: row.id }, when: begin !== undefined });
  if (!may('workOnRequests')) return null;
  if (begin && request) return <ActionBar request={request} compact begin={begin} />;
  return (
    <Group gap={6} wrap="nowrap" justify="flex-end">
      {row.action ? (
        <Button
          size="compact-sm"
          loading={begin === 'primary'}
          data-action={row.action.name}
          aria-label={t('act.of', { action: either(row.action), title: row.title })}
          onClick={() => setBegin('primary')}
        >
          {either(row.action)}
        </Button>
      ) : null}
      <ActionIcon
        variant="default"
        size={26}
        loading={begin === 'menu'}
        aria-haspopup="menu"
        aria-label={t('act.moreOf', { title: row.title })}
        onClick={() => setBegin('menu')}
      >
        <IconDots size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
