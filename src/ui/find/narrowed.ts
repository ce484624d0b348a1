/** The titles that were found, refined by ticks. Each facet counts what the ticks of the others leave. */
import type { MergedTitle } from '../../domain/network-titles.js';
import type { Address } from '../parts/address.js';

export const facets = ['can', 'at', 'format', 'language', 'decade'] as const;
export type Facet = (typeof facets)[number];
/** What is ticked, by facet; nothing ticked narrows nothing. */
export type Ticked = Readonly<Record<Facet, readonly string[]>>;

/** As a value of the facet of libraries: our own. */
export const ownLibrary = 'own';

const verdicts = ['available', 'unknown', 'notAvailable', 'notHeld'] as const;

const valuesOf: Record<Facet, (title: MergedTitle) => readonly string[]> = {
  can: ({ found }) => verdicts.filter((verdict) => found.some((each) => each.verdict === verdict)).slice(0, 1),
  at: ({ found }) => [...new Set(found.map(({ partner }) => partner ?? ownLibrary))],
  format: ({ best }) => [best.format],
  language: ({ found }) => [...new Set(found.flatMap(({ language }) => language ?? []))],
  decade: ({ best: { year } }) => (year === undefined ? [] : [String(Math.floor(year / 10) * 10)]),
};

export const tickedIn = (address: Pick<Address, 'all'>): Ticked => ({
  can: address.all('can'),
  at: address.all('at'),
  format: address.all('format'),
  language: address.all('language'),
  decade: address.all('decade'),
});

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

/** The values of a facet with how many titles each would leave, those that are ticked among them even when none is left. */
export function countsOf(
  titles: readonly MergedTitle[],
  ticked: Ticked,
  facet: Facet,
): { value: string; count: number }[] {
  const counts = new Map<string, number>(ticked[facet].map((value) => [value, 0]));
  for (const title of titles)
    if (fits(title, ticked, facet))
      for (const value of valuesOf[facet](title)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const all = [...counts].map(([value, count]) => ({ value, count }));
  return facet === 'decade'
    ? all.sort((one, other) => Number(other.value) - Number(one.value))
    : all.sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
}
