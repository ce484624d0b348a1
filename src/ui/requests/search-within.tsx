import { CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { searchFields } from '../../domain/lists/request-lists.js';
import type { Address } from '../parts/address.js';
import { useWords } from '../words/index.js';
import type { Question } from './question.js';
import classes from './search-within.module.css';

/** So long after the last key the list is asked, in milliseconds. */
const pauseMs = 250;

/** Search within results: words, and where they are looked for. */
export function SearchWithin({ question, address }: { question: Question; address: Address }) {
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const input = field.current;
    if (input && input.value !== question.q && document.activeElement !== input) input.value = question.q;
  }, [question.q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = (q: string, now = false) => {
    clearTimeout(timer.current);
    const set = () => address.set({ q: q.trim() || undefined, after: undefined, page: undefined }, true);
    if (now) set();
    else timer.current = setTimeout(set, pauseMs);
  };
  return (
    <search className={classes.search}>
      <NativeSelect
        aria-label={t('list.searchIn')}
        value={question.searchIn ?? ''}
        onChange={(event) => address.set({ in: event.currentTarget.value || undefined }, true)}
        data={[
          { value: '', label: t('list.in_all') },
          ...searchFields.map((value) => ({ value, label: t(`list.in_${value}`) })),
        ]}
      />
      <TextInput
        ref={field}
        className={classes.words ?? ''}
        aria-label={t('list.searchWithin')}
        placeholder={t('list.searchWithin')}
        defaultValue={question.q}
        data-list-search
        leftSection={<IconSearch size={16} aria-hidden />}
        rightSection={
          question.q ? (
            <CloseButton
              size="sm"
              aria-label={t('list.clearSearch')}
              onClick={() => {
                if (field.current) field.current.value = '';
                ask('', true);
              }}
            />
          ) : null
        }
        onChange={(event) => ask(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') ask(event.currentTarget.value, true);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </search>
  );
}
