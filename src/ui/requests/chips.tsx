import { Pill } from '@mantine/core';
import { type DayRange, daysOfRange } from '../../domain/lists/request-lists.js';
import type { Thing } from '../api/client.js';
import type { Address } from '../parts/address.js';
import { useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import classes from './chips.module.css';
import { useValueName } from './facets.js';
import { isNarrowed, noFilter, type Question, shownFacets } from './question.js';

export interface ChipsProps {
  question: Question;
  counts: Thing<'RequestCounts'> | undefined;
  address: Address;
}

/** The filters that are set, each taken away by a click: yesterday's must not be forgotten. */
export function Chips({ question, counts, address }: ChipsProps) {
  const { t } = useWords();
  const named = useFilterNames(question, counts);
  if (!isNarrowed(question)) return null;
  return (
    <ul className={classes.chips} aria-label={t('list.filtersSet')}>
      {named.map(({ name, value, label }) => (
        <li key={`${name} ${value}`}>
          <Pill
            withRemoveButton
            size="md"
            removeButtonProps={{
              'aria-label': t('list.removeFilter', { filter: label }),
              tabIndex: 0,
              'aria-hidden': false,
            }}
            onRemove={() =>
              address.set({
                [name]: address.all(name).filter((each) => each !== value),
                after: undefined,
                page: undefined,
              })
            }
          >
            {label}
          </Pill>
        </li>
      ))}
      <li>
        <button type="button" className={classes.clear} onClick={() => address.set(noFilter)}>
          {t('list.clear')}
        </button>
      </li>
    </ul>
  );
}

/** The filters by name, as they are said above the list and when it is empty. */
export function useFilterNames(question: Question, counts: ChipsProps['counts']) {
  const { t } = useWords();
  const nameOf = useValueName();
  const clock = useClock();
  const { not, either, ranges } = question;
  /** With what is turned round, and joined to the one before by *or*. */
  const said = (name: string, value: string, facet: string) => {
    const label = not.includes(name) ? t('conditions.notFilter', { facet, value }) : t('list.filter', { facet, value });
    return { name, value, label: either[1] === name ? t('conditions.orFilter', { filter: label }) : label };
  };
  const facets = shownFacets.flatMap((name) =>
    question.ticked[name].map((value) => {
      const found = counts?.facets[name].find((each) => each.value === value);
      const shown = nameOf(name, found ?? { value, side: question.side });
      return { ...said(name, shown, t(`list.facet_${name}`)), value };
    }),
  );
  const days = Object.entries(ranges).map(([name, range]) => {
    const { from, until } = daysOfRange(range) ?? {};
    const shown = !until
      ? t('conditions.since', { from: clock.day(from ?? '') })
      : from
        ? t('conditions.between', { from: clock.day(from), until: clock.day(until) })
        : t('conditions.upTo', { until: clock.day(until) });
    return { ...said(name, shown, t(`conditions.range_${name as DayRange}`)), value: range };
  });
  // The second of two that are joined is behind the first.
  const place = ({ name }: { name: string }) => either.indexOf(name);
  const all = [...facets, ...days].toSorted((one, other) => place(one) - place(other));
  return question.q ? [...all, { name: 'q', value: question.q, label: t('list.words', { words: question.q }) }] : all;
}
