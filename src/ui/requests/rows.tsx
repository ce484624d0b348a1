import { Checkbox, Table } from '@mantine/core';
import { Link } from 'react-router';
import type { Thing } from '../api/client.js';
import { StatusBadge } from '../parts/status-badge.js';
import { statusRow } from '../parts/status-looks.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { Badges } from './badges.js';
import type { Column } from './columns.js';
import type { Question } from './question.js';
import { RowActions } from './row-actions.js';
import classes from './rows.module.css';
import { SortButton } from './sort-button.js';

export type Row = Thing<'RequestSummary'> & { left?: boolean };

export interface RowsProps {
  rows: readonly Row[];
  question: Question;
  caption: string;
  /** Shown as columns; without room for them they are in the second line of the title. */
  columns: readonly Column[];
  isDense: boolean;
  open: string | undefined;
  ticked: ReadonlySet<string>;
  tick: (ids: readonly string[], isTicked: boolean) => void;
  /** All from the one ticked last to this one: a click with Shift. */
  tickTo: (id: string) => void;
  onOpen: (id: string, section?: string) => void;
  sortBy: (sort: Question['sort']) => void;
}

/** The rows: a real table, with the title as the head of its row. */
export function Rows({
  rows,
  question,
  caption,
  columns,
  isDense,
  open,
  ticked,
  tick,
  tickTo,
  onOpen,
  sortBy,
}: RowsProps) {
  const { t } = useWords();
  const all = rows.length > 0 && rows.every(({ id }) => ticked.has(id));
  const sort = { question, sortBy };
  return (
    <Table.ScrollContainer
      type="native"
      minWidth={columns.length > 0 ? 760 : 360}
      tabIndex={0}
      aria-label={t('list.rows')}
      role="region"
    >
      <Table
        className={classes.table ?? ''}
        data-dense={isDense || undefined}
        tabularNums
        highlightOnHover
        verticalSpacing={isDense ? 2 : 6}
      >
        <caption className="only-read-aloud">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={48}>
              <Checkbox
                size="sm"
                aria-label={t('list.tickPage')}
                checked={all}
                indeterminate={!all && rows.some(({ id }) => ticked.has(id))}
                onChange={(event) =>
                  tick(
                    rows.map(({ id }) => id),
                    event.currentTarget.checked,
                  )
                }
              />
            </Table.Th>
            <SortButton by="title" {...sort} />
            {columns.length === 0 ? null : <SortButton by="state" label="list.column_state" {...sort} />}
            {columns.map((column) => {
              const by = sortsOf[column];
              return by ? (
                <SortButton key={column} by={by} label={`list.column_${column}`} {...sort} />
              ) : (
                <Table.Th key={column} scope="col">
                  {t(`list.column_${column}`)}
                </Table.Th>
              );
            })}
            <Table.Th scope="col">
              <span className="only-read-aloud">{t('list.column_actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <OneRow
              key={row.id}
              row={row}
              columns={columns}
              isOpen={row.id === open}
              isTicked={ticked.has(row.id)}
              tick={tick}
              tickTo={tickTo}
              onOpen={onOpen}
            />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const sortsOf: Partial<Record<Column, Question['sort']>> = {
  partner: 'partner',
  dueDate: 'due',
  createdAt: 'created',
  updatedAt: 'updated',
};

interface OneRowProps {
  row: Row;
  columns: readonly Column[];
  isOpen: boolean;
  isTicked: boolean;
  tick: RowsProps['tick'];
  tickTo: RowsProps['tickTo'];
  onOpen: RowsProps['onOpen'];
}

function OneRow({ row, columns, isOpen, isTicked, tick, tickTo, onOpen }: OneRowProps) {
  const { t, either } = useWords();
  const cellOf = useCells(row);
  const aside = (['author', 'partner', 'externalId', 'requester'] as const)
    .filter((name) => !columns.includes(name as Column))
    .map((name) => (name === 'partner' ? (row.partnerName ?? row.partner) : row[name]))
    .filter(Boolean);
  return (
    <Table.Tr
      className={classes.row ?? ''}
      data-id={row.id}
      data-open={isOpen || undefined}
      data-left={row.left || undefined}
      aria-current={isOpen || undefined}
    >
      <Table.Td>
        <Checkbox
          size="sm"
          aria-label={t('list.tickOne', { title: row.title })}
          checked={isTicked}
          onChange={(event) =>
            (event.nativeEvent as MouseEvent).shiftKey ? tickTo(row.id) : tick([row.id], event.currentTarget.checked)
          }
        />
      </Table.Td>
      <Table.Th scope="row" className={classes.title ?? ''}>
        <Link
          to={`/${row.side}/${row.id}`}
          className={classes.link}
          data-row-link
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(row.id);
          }}
        >
          {row.title}
        </Link>
        {columns.length === 0 ? <StatusBadge side={row.side} state={row.state} /> : null}
        <div className={classes.aside}>
          {aside.join(' · ')} <Badges row={row} onOpen={(section) => onOpen(row.id, section)} />
        </div>
        {row.left ? (
          <div className={classes.left}>{t('list.leftThis', { status: either(statusRow(row.side, row.state)) })}</div>
        ) : null}
      </Table.Th>
      {columns.length === 0 ? null : (
        <Table.Td className={classes.status ?? ''}>
          <span key={row.state} className="changed">
            <StatusBadge side={row.side} state={row.state} />
          </span>
        </Table.Td>
      )}
      {columns.map((column) => (
        <Table.Td key={column}>{cellOf(column)}</Table.Td>
      ))}
      <Table.Td className={classes.actions ?? ''}>
        <RowActions row={row} />
      </Table.Td>
    </Table.Tr>
  );
}

function useCells(row: Row) {
  const clock = useClock();
  const { t } = useWords();
  const dated = (iso: string) => (
    <time dateTime={iso} title={clock.exact(iso)}>
      {clock.day(iso)}
    </time>
  );
  return (column: Column) => {
    switch (column) {
      case 'partner':
        return row.partnerName ?? row.partner ?? '–';
      case 'externalId':
        return <span className="mono">{row.externalId}</span>;
      case 'dueDate': {
        if (!row.dueDate) return '–';
        const days = clock.daysTo(row.dueDate);
        return (
          <>
            {dated(row.dueDate)}
            {days < 0 ? <div className={classes.late}>{t('list.late', { days: -days })}</div> : null}
          </>
        );
      }
      case 'createdAt':
      case 'updatedAt':
        return dated(row[column]);
      default:
        return row[column] ?? '–';
    }
  };
}
