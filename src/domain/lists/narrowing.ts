/** Titles that were found, narrowed by what a reader ticks: one of the ticked values of every facet. Pages have other facets each. */
import type { MergedTitle } from './network-titles.js';

/** What is ticked, by facet; nothing ticked narrows nothing. */
export type TickedFacets<Facet extends string> = Readonly<Record<Facet, readonly string[]>>;

/** A value of a facet, and how many titles it would leave. */
export interface ValueCount {
  value: string;
  count: number;
}

export interface Narrowing<Facet extends string> {
  facets: readonly Facet[];
  /** What is ticked in an address; `all` gives every value of a name. */
  tickedIn(all: (name: Facet) => string[]): TickedFacets<Facet>;
  /** Titles that have one of the ticked values of every facet. */
  narrowed(titles: readonly MergedTitle[], ticked: TickedFacets<Facet>): MergedTitle[];
  /**
   * The values of a facet among the titles that the ticks of the other facets leave, those that are ticked among them even
   * when none is left; the commonest first.
   */
  countsOf(titles: readonly MergedTitle[], ticked: TickedFacets<Facet>, facet: Facet): ValueCount[];
}

/** How titles are narrowed by these facets, in the order in which they are shown. */
export function narrowingBy<Facet extends string>(
  valuesOf: Readonly<Record<Facet, (title: MergedTitle) => readonly string[]>>,
): Narrowing<Facet> {
  const facets = Object.keys(valuesOf) as Facet[];
  const fits = (title: MergedTitle, ticked: TickedFacets<Facet>, but?: Facet): boolean =>
    facets.every(
      (facet) =>
        facet === but ||
        ticked[facet].length === 0 ||
        valuesOf[facet](title).some((each) => ticked[facet].includes(each)),
    );
  return {
    facets,
    tickedIn: (all) => Object.fromEntries(facets.map((facet) => [facet, all(facet)])) as unknown as TickedFacets<Facet>,
    narrowed: (titles, ticked) => titles.filter((title) => fits(title, ticked)),
    countsOf: (titles, ticked, facet) => {
      const counts = new Map<string, number>(ticked[facet].map((value) => [value, 0]));
      for (const title of titles)
        if (fits(title, ticked, facet))
          for (const value of valuesOf[facet](title)) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
    },
  };
}
