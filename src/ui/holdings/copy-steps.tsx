import { useEffect, useRef } from 'react';
import { cache, useRead } from '../api/read.js';
import { ActionBar } from '../parts/action-bar.js';

/** What can be done now with the request that has a copy: its usual next step, and everything else behind the dots. */
export function CopySteps({ request: id }: { request: string }) {
  const { data: request } = useRead('/requests/{id}', { path: { id }, freshMs: 0 });
  const version = request?.version;
  const seen = useRef<number>(undefined);
  // After a step the copy is elsewhere.
  useEffect(() => {
    if (version === undefined) return;
    if (seen.current !== undefined && seen.current !== version)
      void cache.invalidateQueries({ queryKey: ['/holdings/{id}/copies'] });
    seen.current = version;
  }, [version]);
  return request ? <ActionBar request={request} compact /> : null;
}
