import { Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { MergedTitle } from '../../domain/network-titles.js';
import { type Key, useWords } from '../words/index.js';
import { useClock } from '../words/when.js';
import { type Facet, findNarrowing, ownLibrary, type TickedInFind } from './narrowed.js';
import classes from './page.module.css';

/** The facets of what was found, with their counts. */
export function Narrow({
  titles,
  ticked,
  nameOf,
  tick,
}: {
  titles: readonly MergedTitle[];
  ticked: TickedInFind;
  nameOf: (code: string) => string;
  tick: (facet: Facet, values: readonly string[]) => void;
}) {
  const { t, locale } = useWords();
  const { number } = useClock();
  // A tick is seen at once; the address follows a moment later.
  const [shown, show] = useState(ticked);
  const said = JSON.stringify(ticked);
  useEffect(() => show(JSON.parse(said) as TickedInFind), [said]);
  const nameIn: Record<Facet, (value: string) => string> = {
    can: (value) => t(`find.can_${value}` as Key),
    at: (value) => (value === ownLibrary ? t('find.hereName') : nameOf(value)),
    format: (value) => t(`find.format_${value}` as Key),
    language: (value) => languageName(value, locale),
    decade: (value) => `${value}–${Number(value) + 9}`,
  };
  const rowsOf = (facet: Facet) => {
    const rows = findNarrowing.countsOf(titles, ticked, facet);
    return facet === 'decade' ? rows.sort((one, other) => Number(other.value) - Number(one.value)) : rows;
  };
  return (
    <section className={classes.narrow ?? ''} aria-label={t('find.narrow')}>
      {findNarrowing.facets.map((facet) => {
        const rows = rowsOf(facet);
        return rows.length === 0 ? null : (
          <fieldset key={facet} className={classes.facet ?? ''}>
            <legend>{t(`find.narrowBy_${facet}`)}</legend>
            {rows.map(({ value, count }) => (
              <Checkbox
                key={value}
                size="xs"
                label={`${nameIn[facet](value)} (${number(count)})`}
                checked={shown[facet].includes(value)}
                onChange={({ currentTarget: { checked } }) => {
                  const values = checked ? [...shown[facet], value] : shown[facet].filter((each) => each !== value);
                  show({ ...shown, [facet]: values });
                  tick(facet, values);
                }}
              />
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

/** By the three letters of a record; what is no code of a language is shown as it is. */
function languageName(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: 'language' }).of(code) ?? code;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  } catch {
    return code;
  }
}
