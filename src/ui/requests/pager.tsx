import { Button, Group } from '@mantine/core';
import { useRef } from 'react';
import type { Address } from '../parts/address.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
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
  const range = t('list.range', {
    first,
    last: first + shown - 1,
    total: total ? `${clock.number(total.count)}${total.more ? '+' : ''}` : '…',
  });
  const to = (page: number, after: string | undefined) => {
    address.set({ after, page: page > 1 ? String(page) : undefined });
    scrollTo(0, 0);
  };
  const before = question.page - 1;
  return (
    <Group justify="flex-end" gap="sm" my="sm">
      <span className="numbers">{range}</span>
      <Button
        variant="default"
        size="compact-md"
        disabled={question.page <= 1}
        onClick={() => (begins.current.has(before) ? to(before, begins.current.get(before)) : to(1, undefined))}
      >
        {t('list.previous')}
      </Button>
      <Button variant="default" size="compact-md" disabled={!next} onClick={() => to(question.page + 1, next)}>
        {t('list.next')}
      </Button>
    </Group>
  );
}
