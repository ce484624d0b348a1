import { useRead } from '../api/read.js';

export interface PlaceNames {
  library(code: string | undefined): string | undefined;
  location(code: string | undefined): string | undefined;
  /** Where a patron picks up: a library, or a location of one. */
  pickup(code: string | undefined): string | undefined;
}

/** Where a name will be: the line keeps its place on the page, and no code is shown meanwhile. */
const soon = '…';

/** Libraries and their shelf locations by name; by code when a place is gone, or when the names cannot be read. */
export function usePlaceNames(when = true): PlaceNames {
  const { data, error } = useRead('/libraries', { freshMs: 60_000, when });
  const libraries = data?.items ?? [];
  const isReading = when && !data && !error;
  const unnamed = (code: string | undefined) => (code && isReading ? soon : code);
  const library: PlaceNames['library'] = (code) => libraries.find((each) => each.code === code)?.name ?? unnamed(code);
  const location: PlaceNames['location'] = (code) =>
    libraries.flatMap(({ locations }) => locations).find((each) => each.code === code)?.name ?? unnamed(code);
  return {
    library,
    location,
    pickup: (code) => (libraries.some((each) => each.code === code) ? library(code) : location(code)),
  };
}
