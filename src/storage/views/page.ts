import type { Page } from '../../engine/model/actor.js';

/** Cuts `limit + 1` rows to a page; `next` is the key of the last row shown when more follow. */
export function pageOf<T>(rows: T[], limit: number, keyOf: (row: T) => string): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last ? { items, next: keyOf(last) } : { items };
}
