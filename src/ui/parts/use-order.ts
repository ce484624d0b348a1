import type { Thing } from '../api/client.js';
import { cache, placeOf } from '../api/read.js';
import { touch } from '../live/touched.js';

export type Request = Thing<'RequestView'>;
export type Action = Request['actions'][number];
export type OrderFields = Record<string, unknown>;

/** What a call answered about a request is what every page shows from now on. */
export function remember(request: Request): void {
  touch(request.id);
  for (const id of [request.id, request.externalId]) cache.setQueryData(placeOf('/requests/{id}', { id }), request);
  cache.setQueriesData({ predicate: ({ queryKey: [address] }) => address === '/requests' }, (answer: unknown) => {
    const items = (answer as { items?: Request[] } | undefined)?.items;
    if (!items?.some(({ id }) => id === request.id)) return answer;
    const { actions: _, ...summary } = request;
    return { ...(answer as object), items: items.map((row) => (row.id === request.id ? { ...row, ...summary } : row)) };
  });
  void cache.invalidateQueries({
    predicate: ({ queryKey: [address, path] }) =>
      String(address).startsWith('/requests/{id}/') && (path as { id?: string } | undefined)?.id === request.id,
  });
}
