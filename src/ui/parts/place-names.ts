import { useRead } from '../api/read.js';

export interface PlaceNames {
  library(code: string | undefined): string | undefined;
  location(code: string | undefined): string | undefined;
}

/** Libraries and their shelf locations by name: by code while the names are read, and when a place is gone. */
export function usePlaceNames(when = true): PlaceNames {
  const { data } = useRead('/libraries', { freshMs: 60_000, when });
  const libraries = data?.items ?? [];
  return {
    library: (code) => libraries.find((each) => each.code === code)?.name ?? code,
    location: (code) =>
      libraries.flatMap(({ locations }) => locations).find((each) => each.code === code)?.name ?? code,
  };
}
