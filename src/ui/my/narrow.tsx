import { Checkbox } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { MergedTitle } from '../../domain/network-titles.js';
import type { FoundHere } from '../../domain/patrons-side/views.js';
import { accessOf } from './found.js';
import { useWords } from './words.js';

const facets = ['can', 'at', 'format'] as const;
type Facet = (typeof facets)[number];
/** What is ticked, by facet; nothing ticked narrows nothing. */
export type Ticked = Readonly<Record<Facet, readonly string[]>>;

export const tickedIn = (address: URLSearchParams): Ticked => ({
  can: address.getAll('can'),
  at: address.getAll('at'),
  format: address.getAll('format'),
});

const collegesOf = ({ found }: MergedTitle): Map<string, string> =>
  new Map(
    (found as (MergedTitle['found'][number] & FoundHere)[]).flatMap(({ partner, library }) =>
      partner ? [[partner, library ?? partner]] : [],
    ),
  );
const valuesOf: Record<Facet, (title: MergedTitle) => readonly string[]> = {
  can: (title) => [accessOf(title).kind],
  at: (title) => [...collegesOf(title).keys()],
  format: ({ best }) => [best.format],
};
const fits = (title: MergedTitle, ticked: Ticked, but?: Facet): boolean =>
  facets.every(
    (facet) =>
      facet === but ||
      ticked[facet].length === 0 ||
      valuesOf[facet](title).some((each) => ticked[facet].includes(each)),
  );

/** Titles that have one of the ticked values of every facet. */
export const narrowed = (titles: readonly MergedTitle[], ticked: Ticked): MergedTitle[] =>
  titles.filter((title) => fits(title, ticked));

interface Props {
  titles: readonly MergedTitle[];
  ticked: Ticked;
  tick(facet: Facet, values: readonly string[]): void;
}

/** Each value with how many titles it would leave; open at a desk, one line on a phone. */
export function NarrowDown({ titles, ticked, tick }: Props) {
  const { t } = useWords();
  const [isOpen, open] = useState(() => window.matchMedia('(min-width: 960px)').matches);
  // A tick is seen at once; the address follows a moment later.
  const [shown, show] = useState(ticked);
  const said = JSON.stringify(ticked);
  useEffect(() => show(JSON.parse(said) as Ticked), [said]);
  const names = new Map(titles.flatMap((title) => [...collegesOf(title)]));
  const nameOf: Record<Facet, (value: string) => string> = {
    can: (value) => t(`narrow_${value}` as 'narrow_at'),
    at: (value) => names.get(value) ?? value,
    format: (value) => t(`format_${value}` as 'format_book'),
  };
  const rowsOf = (facet: Facet) => {
    const counts = new Map<string, number>(ticked[facet].map((value) => [value, 0]));
    for (const title of titles)
      if (fits(title, ticked, facet))
        for (const value of valuesOf[facet](title)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, count]) => ({ value, count, name: nameOf[facet](value) }))
      .sort((one, other) => other.count - one.count || one.name.localeCompare(other.name));
  };
  return (
    <details className="my-narrowing" open={isOpen} onToggle={(event) => open(event.currentTarget.open)}>
      <summary>{t('narrowDown')}</summary>
      {facets.map((facet) => {
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
