import type { MergedTitle } from '../../domain/lists/network-titles.js';
import { FacetBoxes } from '../parts/facet-boxes.js';
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
  const nameIn: Record<Facet, (value: string) => string> = {
    can: (value) => t(`find.can_${value}` as Key),
    at: (value) => (value === ownLibrary ? t('find.hereName') : nameOf(value)),
    format: (value) => t(`find.format_${value}` as Key),
    language: (value) => languageName(value, locale),
    decade: (value) => `${value}–${Number(value) + 9}`,
  };
  const rowsOf = (facet: Facet) => {
    const rows = findNarrowing.countsOf(titles, ticked, facet);
    if (facet === 'decade') rows.sort((one, other) => Number(other.value) - Number(one.value));
    return rows.map(({ value, count }) => ({ value, label: `${nameIn[facet](value)} (${number(count)})` }));
  };
  return (
    <section className={classes.narrow ?? ''} aria-label={t('find.narrow')}>
      <FacetBoxes
        facets={findNarrowing.facets}
        ticked={ticked}
        tick={tick}
        legendOf={(facet) => t(`find.narrowBy_${facet}`)}
        rowsOf={rowsOf}
        size="xs"
        className={classes.facet}
      />
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
