import { Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import { narrowingBy, type TickedFacets } from '../../domain/narrowing.js';
import type { MergedTitle } from '../../domain/network-titles.js';
import type { FoundHere } from '../../domain/patrons-side/views.js';
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
  // A tick is seen at once; the address follows a moment later.
  const [shown, show] = useState(ticked);
  const said = JSON.stringify(ticked);
  useEffect(() => show(JSON.parse(said) as TickedFacets<Facet>), [said]);
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
      .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
  return (
    <details className="my-narrowing" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{t('narrowDown')}</summary>
      {titleNarrowing.facets.map((facet) => {
        const rows = rowsOf(facet);
        return rows.length === 0 ? null : (
          <fieldset key={facet}>
            <legend>{t(`narrowBy_${facet}`)}</legend>
            {rows.map(({ value, count, name }) => (
              <Checkbox
                key={value}
                size="md"
                label={`${name} (${count})`}
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
    </details>
  );
}
