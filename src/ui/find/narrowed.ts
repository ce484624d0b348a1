/** By what staff narrow the titles that were found. */
import { narrowingBy, type TickedFacets as TickedBy } from '../../domain/lists/narrowing.js';

export type Facet = 'can' | 'at' | 'format' | 'language' | 'decade';
export type TickedInFind = TickedBy<Facet>;

/** As a value of the facet of libraries: our own. */
export const ownLibrary = 'own';

const verdicts = ['available', 'unknown', 'notAvailable', 'notHeld'] as const;

/** Each facet counts what the ticks of the others leave. */
export const findNarrowing = narrowingBy<Facet>({
  can: ({ found }) => verdicts.filter((verdict) => found.some((each) => each.verdict === verdict)).slice(0, 1),
  at: ({ found }) => [...new Set(found.map(({ partner }) => partner ?? ownLibrary))],
  format: ({ best }) => [best.format],
  language: ({ found }) => [...new Set(found.flatMap(({ language }) => language ?? []))],
  decade: ({ best: { year } }) => (year === undefined ? [] : [String(Math.floor(year / 10) * 10)]),
});
