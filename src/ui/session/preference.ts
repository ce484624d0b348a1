import { api } from '../api/client.js';
import { cache, placeOf, useRead } from '../api/read.js';

const place = placeOf('/me/preferences');

/** What the desk remembers of a person on every computer: saved views, columns, how dense rows are. Shown at once. */
export function usePreference<T>(key: string, otherwise: T): [value: T, keep: (value: T) => void, isRead: boolean] {
  const { data, isPending } = useRead('/me/preferences', { freshMs: 10 * 60_000 });
  const found = data?.items.find((each) => each.key === key)?.value as T | undefined;
  const keep = (value: T) => {
    // As it is now: another may have been kept since this was painted.
    const before = cache.getQueryData<typeof data>(place) ?? data;
    const items = (before?.items ?? []).filter((each) => each.key !== key);
    cache.setQueryData(place, { items: [...items, { key, value, changedAt: new Date().toISOString() }] });
    void api
      .put('/me/preferences/{key}', { path: { key }, body: { value } as never })
      .catch(() => cache.invalidateQueries({ queryKey: place }));
  };
  return [found ?? otherwise, keep, !isPending];
}
