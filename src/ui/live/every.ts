import { useEffect, useRef } from 'react';
import { cache } from '../api/read.js';
import type { paths } from '../api/schema.js';

/** Reads these answers anew every so often while the page can be seen: what changes without a request changing. */
export function useEvery(milliseconds: number, addresses: readonly (keyof paths)[], isOn = true): void {
  const newest = useRef(addresses);
  newest.current = addresses;
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => {
      if (document.hidden) return;
      void cache.invalidateQueries({
        predicate: ({ queryKey: [address] }) => newest.current.includes(address as never),
      });
    }, milliseconds);
    return () => clearInterval(timer);
  }, [milliseconds, isOn]);
}
