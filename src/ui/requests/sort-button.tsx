import { Table } from '@mantine/core';
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Sort } from '../../domain/lists/request-lists.js';
import { type Key, useWords } from '../words/index.js';
import type { columnDrag } from './column-drag.js';
import type { Question } from './question.js';
import classes from './sort-button.module.css';

interface SortButtonProps {
  by: Sort;
  label?: Key;
  question: Question;
  sortBy: (sort: Sort) => void;
  /** What makes the column wider. */
  grip?: ReactNode;
  /** What moves the column by the mouse. */
  drag?: Partial<ReturnType<typeof columnDrag>>;
}

/** The head of a column that rows can be sorted by. Only among active requests by anything but age. */
export function SortButton({
  by,
  label = `list.column_${by as 'title'}`,
  question,
  sortBy,
  grip,
  drag,
}: SortButtonProps) {
  const { t } = useWords();
  const isSorted = question.sort === by;
  if (question.activity !== 'active' && by !== 'created')
    return (
      <Table.Th {...drag} scope="col" className={classes.head ?? ''} aria-label={grip ? t(label) : undefined}>
        {t(label)}
        {grip}
      </Table.Th>
    );
  const Shape = isSorted ? (question.order === 'asc' ? IconArrowUp : IconArrowDown) : IconArrowsSort;
  return (
    <Table.Th
      {...drag}
      scope="col"
      className={classes.head ?? ''}
      // The edge that is moved is no part of the name that is read with each cell.
      aria-label={grip ? t(label) : undefined}
      aria-sort={isSorted ? (question.order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className={classes.sort} onClick={() => sortBy(by)}>
        <span title={t(label)}>{t(label)}</span> <Shape size={14} aria-hidden data-idle={!isSorted || undefined} />
      </button>
      {grip}
    </Table.Th>
  );
}
