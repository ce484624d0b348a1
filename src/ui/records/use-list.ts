import { useEffect } from 'react';
import { cache, placeOf, useRead } from '../api/read.js';
import type { Refused } from '../api/refused.js';

type Readable = Parameters<typeof useRead>[0];

export interface List<Row> {
  items: Row[] | undefined;
  error: Refused | null;
  /** Reads it anew, and gives what is there now. */
  again(): Promise<Row[]>;
}

/** A list of the configuration, read anew every ten seconds: a colleague may be changing it too. */
export function useList<Row>(address: Readable, path?: Record<string, string>, when = true): List<Row> {
  const { data, error, refetch } = useRead(address, { path: path as never, when });
  useEffect(() => {
    if (!when) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void cache.invalidateQueries({ queryKey: placeOf(address, path) });
    }, 10_000);
    return () => clearInterval(timer);
  });
  return {
    items: (data as { items: Row[] } | undefined)?.items,
    error,
    again: async () => ((await refetch()).data as { items: Row[] } | undefined)?.items ?? [],
  };
}
