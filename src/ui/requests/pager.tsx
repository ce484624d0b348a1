import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Address } from '../parts/address.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './pager.module.css';
import { pageSize, type Question } from './question.js';

export interface PagerProps {
  question: Question;
  next: string | undefined;
  shown: number;
  total: { count: number; more?: boolean } | undefined;
  address: Address;
}

/** Which rows these are, and the pages before and after. */
export function Pager({ question, next, shown, total, address }: PagerProps) {
  const { t } = useWords();
  const clock = useClock();
  // Where each page began, as far as this window has seen them.
  const begins = useRef(new Map<number, string | undefined>([[1, undefined]]));
  begins.current.set(question.page, question.after);
  if (shown === 0) return null;
  const first = (question.page - 1) * pageSize + 1;
  const last = first + shown - 1;
  // Rows and their number are read apart: what is on the page is counted, whichever came first.
  const range = t('list.range', {
    first,
    last,
    total: total ? `${clock.number(Math.max(total.count, last))}${total.more ? '+' : ''}` : '…',
  });
  const to = (page: number, after: string | undefined) => {
    address.set({ after, page: page > 1 ? String(page) : undefined });
    document.querySelector('[data-list-scroll]')?.scrollTo(0, 0);
  };
  const before = question.page - 1;
  return (
    <div className={classes.pager}>
      <span className="numbers">{range}</span>
      <span className={classes.size}>{t('list.perPage', { count: pageSize })}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={t('list.previous')}
        disabled={question.page <= 1}
        onClick={() => (begins.current.has(before) ? to(before, begins.current.get(before)) : to(1, undefined))}
      >
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={t('list.next')}
        disabled={!next}
        onClick={() => to(question.page + 1, next)}
      >
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  );
}
