import { useState } from 'react';
import { narrowingBy, type TickedFacets } from '../../domain/lists/narrowing.js';
import type { MergedTitle } from '../../domain/lists/network-titles.js';
import type { FoundHere } from '../../domain/patrons-side/views.js';
import { FacetBoxes } from '../parts/facet-boxes.js';
import { accessOf } from './found.js';
import { usePatronWords } from './words.js';

type Facet = 'can' | 'at' | 'format';

const collegesOf = ({ found }: MergedTitle): Map<string, string> =>
  new Map(
    (found as (MergedTitle['found'][number] & FoundHere)[]).flatMap(({ partner, library }) =>
      partner ? [[partner, library ?? partner]] : [],
    ),
  );

/** By what patrons narrow the titles that were found. */
export const titleNarrowing = narrowingBy<Facet>({
  can: (title) => [accessOf(title).kind],
  at: (title) => [...collegesOf(title).keys()],
  format: ({ best }) => [best.format],
});

interface Props {
  titles: readonly MergedTitle[];
  ticked: TickedFacets<Facet>;
  tick(facet: Facet, values: readonly string[]): void;
}

/** Each value with how many titles it would leave; open at a desk, one line on a phone. */
export function NarrowDown({ titles, ticked, tick }: Props) {
  const { t } = usePatronWords();
  const [isOpen, open] = useState(() => window.matchMedia('(min-width: 960px)').matches);
  const names = new Map(titles.flatMap((title) => [...collegesOf(title)]));
  const nameOf: Record<Facet, (value: string) => string> = {
    can: (value) => t(`narrow_${value}` as 'narrow_at'),
    at: (value) => names.get(value) ?? value,
    format: (value) => t(`format_${value}` as 'format_book'),
  };
  const rowsOf = (facet: Facet) =>
    titleNarrowing
      .countsOf(titles, ticked, facet)
      .map(({ value, count }) => ({ value, count, name: nameOf[facet](value) }))
      .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name))
      .map(({ value, count, name }) => ({ value, label: `${name} (${count})` }));
  return (
    <details className="my-narrowing" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{t('narrowDown')}</summary>
      <FacetBoxes
        facets={titleNarrowing.facets}
        ticked={ticked}
        tick={tick}
        legendOf={(facet) => t(`narrowBy_${facet}`)}
        rowsOf={rowsOf}
        size="md"
      />
    </details>
  );
}
