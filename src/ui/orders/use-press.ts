import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { api } from '../api/client.js';
import { cache, placeOf } from '../api/read.js';
import type { Request } from '../parts/use-order.js';
import { drafts } from './drafts.js';
import { createPress, type Pressed, type Pressing } from './press.js';
import { useOrdered } from './use-ordered.js';

export type Presses = Pressing<Request> & { now: Pressed<Request> };

/** The buttons of one place: what is pressed there is ordered once or not at all. */
export function usePress({ done }: { done?: () => void } = {}): Presses {
  const ordered = useOrdered();
  const latest = useRef({ ordered, done });
  latest.current = { ordered, done };
  const [pressing] = useState(() =>
    createPress<Request>({
      // Never one that is kept from before: the form is that of the request as it is.
      read: (id) =>
        cache.fetchQuery({
          queryKey: placeOf('/requests/{id}', { id }),
          queryFn: () => api.get('/requests/{id}', { path: { id } }),
          staleTime: 0,
          retry: false,
        }),
      order: async ({ id, version, action }, fields) => {
        const request = await api.post('/requests/{id}/actions/{action}', {
          path: { id, action },
          body: { version, fields },
        });
        drafts.forget(id, action);
        latest.current.ordered(request, action);
        latest.current.done?.();
        return request;
      },
    }),
  );
  const now = useSyncExternalStore(
    pressing.subscribe,
    useCallback(() => pressing.state(), [pressing]),
  );
  useEffect(() => () => pressing.close(), [pressing]);
  return { ...pressing, now };
}
