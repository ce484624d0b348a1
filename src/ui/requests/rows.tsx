import { Box, Checkbox, Table } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { Fragment, type MouseEvent as Pressed, useState } from 'react';
import { Link } from 'react-router';
import type { ListColumn } from '../../domain/lists/request-columns.js';
import { type Urgency, urgencies } from '../../domain/lists/urgency.js';
import { wholeTitle } from '../../domain/request/whole-title.js';
import type { Thing } from '../api/client.js';
import { usePlaceNames } from '../parts/place-names.js';
import { StatusBadge } from '../parts/status-badge.js';
import { statusRow } from '../parts/status-looks.js';
import { useSession } from '../session/session.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { Badges } from './badges.js';
import { isEditedColumn, mayEdit, mayEditCell } from './cells/cell-change.js';
import { EditedCell } from './cells/edited-cell.js';
import { columnDrag } from './column-drag.js';
import { actionWidth, columnWords, type Layout, type NewWidth, tickWidth } from './columns.js';
import { NextDate } from './next-date.js';
import type { Question } from './question.js';
import type { RequestRow } from './request-row.js';
import { RowActions } from './row-actions.js';
import classes from './rows.module.css';
import { SortButton } from './sort-button.js';
import { WidthGrip } from './width-grip.js';

export interface RowsProps {
  rows: readonly RequestRow[];
  question: Question;
  caption: string;
  /** How many requests of the whole list stand under each heading. */
  groups: Thing<'RequestCounts'>['facets']['urgency'] | undefined;
  /** What is shown as columns; without room for them they are in the second line of the title. */
  layout: Layout;
  /** Another width of a column; without one, its usual width. */
  setWidth: (column: ListColumn, width: NewWidth, painted: number) => void;
  /** A column in the place of another. */
  moveColumn: (column: ListColumn, to: ListColumn) => void;
  /** A telephone: the status is below the title, and nothing next to it. */
  isNarrow: boolean;
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
  groups,
  layout,
  setWidth,
  moveColumn,
  isNarrow,
  isDense,
  open,
  ticked,
  tick,
  tickTo,
  onOpen,
  sortBy,
}: RowsProps) {
  const { t } = useWords();
  const { may } = useSession();
  const columns = layout.shown.map(({ column }) => column);
  const all = rows.length > 0 && rows.every(({ id }) => ticked.has(id));
  const sort = { question, sortBy };
  const begins = headings(rows);
  // One heading over all rows would say nothing of any of them.
  const isGrouped = (groups?.filter(({ count }) => count > 0).length ?? begins.size) > 1;
  const headed: typeof begins = isGrouped ? begins : new Map();
  return (
    <Table.ScrollContainer
      type="native"
      minWidth={isNarrow ? 300 : layout.least}
      className={classes.scroller ?? ''}
      data-list-scroll
      tabIndex={0}
      aria-label={t('list.rows')}
      role="region"
    >
      <Table
        className={classes.table ?? ''}
        data-dense={isDense || undefined}
        data-narrow={isNarrow || undefined}
        data-scrolls={(layout.scrolls && !isNarrow) || undefined}
        layout="fixed"
        stickyHeader
        tabularNums
        highlightOnHover
      >
        <caption className="only-read-aloud">{caption}</caption>
        <colgroup>
          <Box component="col" w={tickWidth} />
          <col />
          {isNarrow ? null : <Box component="col" w={layout.status} />}
          {layout.shown.map(({ column, width }) => (
            <Box key={column} component="col" w={width} />
          ))}
          <Box component="col" w={isNarrow ? narrowAction : actionWidth} />
        </colgroup>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
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
            {isNarrow ? null : <SortButton by="state" label="list.column_state" {...sort} />}
            {layout.shown.map(({ column, width }) => {
              const by = sortsOf[column];
              const label = columnWords(question.side, column);
              const grip = (
                <WidthGrip label={t(label)} width={width} setWidth={(next) => setWidth(column, next, width)} />
              );
              const drag = columnDrag(column, moveColumn);
              return by ? (
                <SortButton key={column} by={by} label={label} grip={grip} drag={drag} {...sort} />
              ) : (
                <Table.Th {...drag} key={column} scope="col" className={classes.head ?? ''} aria-label={t(label)}>
                  {t(label)}
                  {may('workOnRequests') && mayEdit(question.side, column) ? (
                    <IconPencil size={13} role="img" aria-label={t('cell.editable')} className={classes.pencil ?? ''} />
                  ) : null}
                  {grip}
                </Table.Th>
              );
            })}
            <Table.Th scope="col">
              <span className="only-read-aloud">{t('list.column_actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, at) => (
            <Fragment key={row.id}>
              {headed.get(at) ? (
                <Table.Tr className={classes.group ?? ''} data-urgency={headed.get(at)}>
                  <Table.Td colSpan={columns.length + (isNarrow ? 3 : 4)}>
                    <span className={classes.heading}>
                      {t(`urgency.${headed.get(at) ?? 'waits'}`)}
                      <span className="numbers">{groups?.find(({ value }) => value === headed.get(at))?.count}</span>
                    </span>
                  </Table.Td>
                </Table.Tr>
              ) : null}
              <OneRow
                row={row}
                columns={columns}
                isNarrow={isNarrow}
                isDense={isDense}
                isOpen={row.id === open}
                isTicked={ticked.has(row.id)}
                tick={tick}
                tickTo={tickTo}
                onOpen={onOpen}
              />
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Where a group of the rule of urgency begins, by the place of its first row; a new request is above all groups. */
function headings(rows: readonly RequestRow[]): ReadonlyMap<number, Urgency> {
  const ranks = rows.map(({ urgency }) => (urgency ? urgencies.indexOf(urgency) : -1));
  const found = new Map<number, Urgency>();
  let shown = -1;
  for (const [at, rank] of ranks.entries()) {
    if (rank <= shown || ranks.slice(at).some((later) => later >= 0 && later < rank)) continue;
    const name = urgencies[rank];
    if (name) found.set(at, name);
    shown = rank;
  }
  return found;
}

const sortsOf: Partial<Record<ListColumn, Question['sort']>> = {
  partner: 'partner',
  next: 'due',
  dueDate: 'due',
  createdAt: 'created',
  updatedAt: 'updated',
};

interface OneRowProps {
  row: RequestRow;
  columns: readonly ListColumn[];
  isNarrow: boolean;
  isDense: boolean;
  isOpen: boolean;
  isTicked: boolean;
  tick: RowsProps['tick'];
  tickTo: RowsProps['tickTo'];
  onOpen: RowsProps['onOpen'];
}

function OneRow({ row, columns, isNarrow, isDense, isOpen, isTicked, tick, tickTo, onOpen }: OneRowProps) {
  const { t, textOf } = useWords();
  const changes = useChangesOf(row.state);
  const cellOf = useCells(row, columns.includes('pickup') || columns.includes('owner'));
  const parts = isDense ? (['externalId', 'author'] as const) : (['author', 'externalId', 'requester'] as const);
  const hasPartner = columns.includes('partner');
  const aside = [...(hasPartner ? [] : (['partner'] as const)), ...parts]
    .filter((name) => name === 'partner' || !columns.includes(name as ListColumn))
    .map((name) => (name === 'partner' ? (row.partnerName ?? row.partner) : row[name]))
    .filter(Boolean)
    .join(' · ');
  const left = row.left ? t('list.leftThis', { status: textOf(statusRow(row.side, row.state).label) }) : undefined;
  // Anywhere in the row that is no control of its own.
  const press = ({ target, defaultPrevented }: Pressed) => {
    if (defaultPrevented || (target as HTMLElement).closest('a, button, input, label, [role="menu"], [role="dialog"]'))
      return;
    if (!getSelection()?.isCollapsed) return;
    onOpen(row.id);
  };
  return (
    <Table.Tr
      className={classes.row ?? ''}
      data-id={row.id}
      data-open={isOpen || undefined}
      data-left={row.left || undefined}
      data-ticked={isTicked || undefined}
      aria-current={isOpen || undefined}
      onClick={press}
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
        <div className={classes.line}>
          <Link
            to={`/${row.side}/${row.id}`}
            className={classes.link}
            data-row-link
            title={wholeTitle(row)}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              onOpen(row.id);
            }}
          >
            {wholeTitle(row)}
          </Link>
          {isDense && !isNarrow ? <span className={classes.aside}>{left ?? aside}</span> : null}
          <Badges row={row} onOpen={(section) => onOpen(row.id, section)} />
        </div>
        {isNarrow ? <StatusBadge side={row.side} state={row.state} /> : null}
        {isDense && !isNarrow ? null : (
          <div className={classes.aside} title={left ?? aside}>
            {left ?? aside}
          </div>
        )}
      </Table.Th>
      {isNarrow ? null : (
        <Table.Td className={classes.status ?? ''}>
          <span key={changes} className={changes > 0 ? `${classes.badge} changed` : classes.badge}>
            <StatusBadge side={row.side} state={row.state} />
          </span>
        </Table.Td>
      )}
      {columns.map((column) => (
        <Table.Td key={column} className={classes.cell ?? ''}>
          {cellOf(column)}
        </Table.Td>
      ))}
      <Table.Td className={classes.actions ?? ''}>
        <RowActions row={row} />
      </Table.Td>
    </Table.Tr>
  );
}

/** How often something became another since it was first shown: only that is worth an eye. */
function useChangesOf(value: string): number {
  const [seen, setSeen] = useState({ value, changes: 0 });
  if (seen.value === value) return seen.changes;
  setSeen({ value, changes: seen.changes + 1 });
  return seen.changes + 1;
}

function useCells(row: RequestRow, namesPlaces: boolean) {
  const places = usePlaceNames(namesPlaces);
  const clock = useClock(row.timeZone);
  const mayWork = useSession().may('workOnRequests');
  const dated = (iso: string) => (
    <time dateTime={iso} title={clock.exact(iso)}>
      {clock.day(iso)}
    </time>
  );
  const shownIn = (column: ListColumn) => {
    switch (column) {
      case 'partner':
        return row.partnerName ?? row.partner ?? '–';
      case 'assignedTo':
        return row.assigneeName ?? row.assignedTo ?? '–';
      case 'next':
        return row.next ? <NextDate {...row.next} side={row.side} timeZone={row.timeZone} /> : '–';
      case 'neededBy':
        return row.neededBy ? dated(row.neededBy) : '–';
      case 'maximumCost':
        return row.maximumCost ? clock.money(row.maximumCost.amount, row.maximumCost.currency || 'CAD') : '–';
      case 'pickup':
      case 'owner':
        return places.pickup(row[column]) ?? '–';
      case 'externalId':
        return <span className="mono">{row.externalId}</span>;
      case 'dueDate':
        return row.dueDay ? <NextDate side={row.side} kind="due" at={row.dueDay} timeZone={row.timeZone} /> : '–';
      case 'createdAt':
      case 'updatedAt':
        return (
          <>
            {dated(row[column])}
            <div className={classes.kind}>{clock.time(row[column])}</div>
          </>
        );
      default:
        return row[column] ?? '–';
    }
  };
  return (column: ListColumn) => {
    const shown = shownIn(column);
    return mayWork && isEditedColumn(column) && mayEditCell(row, column) ? (
      <EditedCell row={row} column={column}>
        {shown}
      </EditedCell>
    ) : (
      shown
    );
  };
}

/** Button and dots of a row on a telephone. */
const narrowAction = 150;
