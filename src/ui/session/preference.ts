import { api } from '../api/client.js';
import { cache, placeOf, useRead } from '../api/read.js';

const place = placeOf('/me/preferences');

/** What waits to be stored of each preference, while an earlier value of it is being sent. */
const waiting = new Map<string, unknown>();

/** A new value, or what makes it of the one that is kept now (`undefined`: none yet). */
type NewValue<T> = T | ((now: T | undefined) => T);

/**
 * What the desk remembers of a person on every computer: saved views, columns, how dense rows are. Shown at once.
 * Values of one preference are stored one after another, so that the last one chosen is the one that stays.
 */
export function usePreference<T>(
  key: string,
  otherwise: T,
): [value: T, keep: (value: NewValue<T>) => void, isRead: boolean] {
  const { data, isPending } = useRead('/me/preferences', { freshMs: 10 * 60_000 });
  const found = data?.items.find((each) => each.key === key)?.value as T | undefined;
  const keep = (next: NewValue<T>) => {
    // As it is now: another may have been kept since this was painted.
    const before = (cache.getQueryData<typeof data>(place) ?? data)?.items ?? [];
    const now = before.find((each) => each.key === key)?.value as T | undefined;
    const value = typeof next === 'function' ? (next as (now: T | undefined) => T)(now) : next;
    const items = before.filter((each) => each.key !== key);
    cache.setQueryData(place, { items: [...items, { key, value, changedAt: new Date().toISOString() }] });
    void store(key, value);
  };
  return [found ?? otherwise, keep, !isPending];
}

async function store(key: string, value: unknown): Promise<void> {
  const isSending = waiting.has(key);
  waiting.set(key, value);
  if (isSending) return;
  let sent: unknown;
  do {
    sent = waiting.get(key);
    await api
      .put('/me/preferences/{key}', { path: { key }, body: { value: sent } as never })
      .catch(() => cache.invalidateQueries({ queryKey: place }));
  } while (waiting.get(key) !== sent);
  waiting.delete(key);
}
