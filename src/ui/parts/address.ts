import { useMemo } from 'react';
import { useSearchParams } from 'react-router';

type Change = Record<string, string | readonly string[] | undefined>;

export interface Address {
  /** The first value of that name. */
  get(name: string): string | undefined;
  /** All of them: a facet may have several. */
  all(name: string): string[];
  /** Changes what is named; `undefined` or nothing takes it away. `quietly` leaves no step for the back button. */
  set(change: Change, quietly?: boolean): void;
  /** Everything after the `?`. */
  text: string;
}

/** What a page shows is in its address: filters, sort, page, open row, tab. A link to it shows the same to a colleague. */
export function useAddress(): Address {
  const [search, setSearch] = useSearchParams();
  return useMemo(
    () => ({
      ...readIn(search),
      // From the address as it is, not as it was when the page was last drawn: a slow page is changed twice before it is drawn again.
      set: (change, quietly = false) =>
        setSearch(changed(new URLSearchParams(window.location.search), change), {
          replace: quietly,
          preventScrollReset: true,
        }),
      text: search.toString(),
    }),
    [search, setSearch],
  );
}

/** What an address says, to be read alone. */
export const readIn = (search: URLSearchParams): Pick<Address, 'get' | 'all'> => ({
  get: (name) => search.get(name) ?? undefined,
  all: (name) => search.getAll(name),
});

function changed(before: URLSearchParams, change: Change): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(change)) {
    after.delete(name);
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) if (each !== '') after.append(name, each);
  }
  return after;
}
