import { ActionIcon, Button, Checkbox, Menu, Popover, Stack, Tooltip } from '@mantine/core';
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
import type { Sort } from '../../domain/request-lists.js';
import { addressOf } from '../api/client.js';
import type { Side } from '../parts/status-looks.js';
import { type Key, useWords } from '../words/index.js';
import { columnNames, columnWords, type RequestColumnName } from './columns.js';
import { ordering, type Question, type RequestQuery, usualOrder } from './question.js';

export interface ListToolsProps {
  side: Side;
  question: Question;
  narrow: RequestQuery;
  columns: readonly RequestColumnName[];
  keepColumns: (columns: RequestColumnName[]) => void;
  isDense: boolean;
  keepDense: (isDense: boolean) => void;
  sortBy: (sort: Sort, order?: 'asc' | 'desc') => void;
}

/** In every file beside the columns that somebody chose. */
const always = ['externalId', 'state', 'title', 'author'] as const;

/** At the right of the toolbar: the order, columns, density, export. */
export function ListTools(props: ListToolsProps) {
  const { side, question, narrow, columns, isDense, keepDense } = props;
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
              download={`${side}.${format}`}
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
  return (
    <Menu position="bottom-end" shadow="md">
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
      <Menu.Dropdown>
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

function Columns({ side, columns, keepColumns }: ListToolsProps) {
  const { t } = useWords();
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Tooltip label={t('list.columns')}>
          <ActionIcon variant="subtle" color="gray" size={32} aria-label={t('list.columns')}>
            <IconColumns3 size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.columns')}>
        <Stack gap="xs">
          {columnNames.map((name) => (
            <Checkbox
              key={name}
              label={t(columnWords(side, name))}
              checked={columns.includes(name)}
              onChange={(event) =>
                keepColumns(
                  columnNames.filter((each) => (each === name ? event.currentTarget.checked : columns.includes(each))),
                )
              }
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
