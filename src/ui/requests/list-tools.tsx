import { ActionIcon, Button, Checkbox, Group, Menu, Popover, Stack, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import {
  IconArrowDown,
  IconArrowUp,
  IconCheck,
  IconColumns3,
  IconDownload,
  IconLayoutList,
  IconList,
  IconSortDescending,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type ListColumn, listColumns } from '../../domain/lists/request-columns.js';
import type { Sort } from '../../domain/lists/request-lists.js';
import { addressOf } from '../api/client.js';
import { highSheet, lowOrNarrow } from '../parts/menu-sheet.js';
import type { Side } from '../parts/status-looks.js';
import { type Key, useWords } from '../words/index.js';
import { columnWords } from './columns.js';
import { ordering, type Question, type RequestQuery, usualOrder } from './question.js';

export interface ListToolsProps {
  side: Side;
  question: Question;
  narrow: RequestQuery;
  columns: readonly ListColumn[];
  keepColumns: (columns: ListColumn[]) => void;
  /** The usual columns again, in their usual order and width. */
  resetColumns: () => void;
  isDense: boolean;
  keepDense: (isDense: boolean) => void;
  sortBy: (sort: Sort, order?: 'asc' | 'desc') => void;
}

/** In every file besides the columns that somebody chose. */
const always = ['externalId', 'state', 'title', 'author'] as const;

/** At the right of the toolbar: the order, columns, density, export. */
export function ListTools(props: ListToolsProps) {
  const { question, narrow, columns, isDense, keepDense } = props;
  const { t } = useWords();
  const density = t(isDense ? 'list.roomy' : 'list.dense');
  const Shape = isDense ? IconLayoutList : IconList;
  const quiet = { variant: 'subtle', color: 'gray', size: 32 } as const;
  return (
    <>
      <Order {...props} />
      <Columns {...props} />
      <Tooltip label={density}>
        <ActionIcon {...quiet} aria-label={density} onClick={() => keepDense(!isDense)}>
          <Shape size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Menu position="bottom-end" shadow="md">
        <Tooltip label={t('list.exportChosen')}>
          <Menu.Target>
            <ActionIcon {...quiet} aria-label={t('list.export')}>
              <IconDownload size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Menu.Item
              key={format}
              component="a"
              href={addressOf(
                `/requests.${format}`,
                {},
                { ...narrow, ...ordering(question), columns: [...new Set([...always, ...columns])] },
              )}
              download
            >
              {t(`list.export_${format}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

const orders: readonly (readonly [sort: Sort, order: 'asc' | 'desc', says: Key])[] = [
  ['needs', 'asc', 'list.sort_needs'],
  ['created', 'desc', 'list.sort_created'],
  ['created', 'asc', 'list.sort_createdAsc'],
  ['updated', 'desc', 'list.sort_updated'],
  ['updated', 'asc', 'list.sort_updatedAsc'],
  ['due', 'asc', 'list.sort_due'],
  ['title', 'asc', 'list.sort_title'],
  ['partner', 'asc', 'list.sort_partner'],
  ['state', 'asc', 'list.sort_state'],
];

/** How the rows are ordered is always seen, also when no column shows it. */
function Order({ question, sortBy }: ListToolsProps) {
  const { t } = useWords();
  const now =
    orders.find(([sort, order]) => sort === question.sort && order === question.order) ??
    orders.find(([sort]) => sort === question.sort);
  const Arrow = question.sort === 'needs' ? IconSortDescending : question.order === 'asc' ? IconArrowUp : IconArrowDown;
  const offered = orders.filter(([sort]) => question.activity === 'active' || sort === 'created');
  const name = t(now?.[2] ?? 'list.sort_created');
  const isSheet = useMediaQuery(lowOrNarrow) ?? false;
  return (
    <Menu
      position="bottom-end"
      shadow="md"
      withOverlay={isSheet}
      overlayProps={{ zIndex: 299 }}
      {...(isSheet ? { width: 'min(320px, 100vw - 40px)', middlewares: { flip: false, shift: false } } : {})}
    >
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px={8}
          fw={400}
          leftSection={<Arrow size={16} aria-hidden />}
          aria-label={t('list.sortedBy', { order: name })}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown {...(isSheet ? { style: highSheet } : {})}>
        {offered.map(([sort, order, says]) => (
          <Menu.Item
            key={says}
            rightSection={now?.[2] === says ? <IconCheck size={16} aria-label={t('frame.chosen')} /> : null}
            onClick={() => sortBy(sort, order === usualOrder(sort) ? undefined : order)}
          >
            {t(says)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function Columns({ side, columns, keepColumns, resetColumns }: ListToolsProps) {
  const { t } = useWords();
  // What is shown comes first, from left to right.
  const all = [...columns, ...listColumns.filter((each) => !columns.includes(each))];
  const move = (from: number, by: -1 | 1) => {
    const next = [...columns];
    next.splice(from + by, 0, ...next.splice(from, 1));
    keepColumns(next);
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      {/* Not within the target: the note would be called the button that opens something, and the button would not. */}
      <Tooltip label={t('list.columns')}>
        <Popover.Target>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('list.columns')}>
            <IconColumns3 size={18} aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Tooltip>
      <Popover.Dropdown aria-label={t('list.columns')}>
        <Stack gap={4}>
          {all.map((name, at) => {
            const label = t(columnWords(side, name));
            const isShown = columns.includes(name);
            return (
              <Group key={name} gap={4} wrap="nowrap" mih={28} justify="space-between">
                <Checkbox
                  label={label}
                  checked={isShown}
                  onChange={() => keepColumns(isShown ? columns.filter((each) => each !== name) : [...columns, name])}
                />
                {isShown && columns.length > 1 ? (
                  <Group gap={0} wrap="nowrap">
                    <MoveColumn
                      label={t('list.columnLeft', { column: label })}
                      isDead={at === 0}
                      onClick={() => move(at, -1)}
                    >
                      <IconArrowUp size={16} aria-hidden />
                    </MoveColumn>
                    <MoveColumn
                      label={t('list.columnRight', { column: label })}
                      isDead={at === columns.length - 1}
                      onClick={() => move(at, 1)}
                    >
                      <IconArrowDown size={16} aria-hidden />
                    </MoveColumn>
                  </Group>
                ) : null}
              </Group>
            );
          })}
          <Button variant="subtle" size="compact-sm" mt={4} onClick={resetColumns}>
            {t('list.columnsReset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

interface MoveColumnProps {
  label: string;
  isDead: boolean;
  onClick: () => void;
  children: ReactNode;
}

const MoveColumn = ({ label, isDead, onClick, children }: MoveColumnProps) => (
  <ActionIcon variant="subtle" color="gray" size={26} aria-label={label} disabled={isDead} onClick={onClick}>
    {children}
  </ActionIcon>
);
