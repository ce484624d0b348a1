import { Pill } from '@mantine/core';
import { takesSeveral } from '../../domain/request-lists.js';
import type { Thing } from '../api/client.js';
import type { Address } from '../parts/address.js';
import { useWords } from '../words/index.js';
import classes from './chips.module.css';
import { useValueName } from './facets.js';
import { isNarrowed, noFilter, type Question, type ShownFacet, shownFacets } from './question.js';

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
                [name]: takesSeveral(name as ShownFacet)
                  ? address.all(name).filter((each) => each !== value)
                  : undefined,
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
  const facets = shownFacets.flatMap((name) =>
    question.ticked[name].map((value) => {
      const found = counts?.facets[name].find((each) => each.value === value);
      const said = nameOf(name, found ?? { value, side: question.side });
      return { name: name as string, value, label: t('list.filter', { facet: t(`list.facet_${name}`), value: said }) };
    }),
  );
  return question.q
    ? [...facets, { name: 'q', value: question.q, label: t('list.words', { words: question.q }) }]
    : facets;
}
