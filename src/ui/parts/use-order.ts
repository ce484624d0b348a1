import { api, type Thing } from '../api/client.js';
import { cache, placeOf, useChange } from '../api/read.js';
import { touch } from '../live/touched.js';
import { useWords } from '../words/index.js';
import { useAnnouncer } from './announcer.js';
import { statusRow } from './status-looks.js';

export type Request = Thing<'RequestView'>;
export type Action = Request['actions'][number];
export type Fields = Record<string, unknown>;

export interface Order {
  /** The request as it was on the screen: its version says whether somebody was faster. */
  request: Pick<Request, 'id' | 'version'>;
  action: string;
  fields?: Fields;
}

/** Orders an action. What came of it is told and shown on every list; `status` is the new one in words. */
export function useOrder(done: (request: Request, status: string) => void) {
  const { t, either } = useWords();
  const { politely } = useAnnouncer();
  return useChange(
    ({ request: { id, version }, action, fields = {} }: Order) =>
      api.post('/requests/{id}/actions/{action}', { path: { id, action }, body: { version, fields } }),
    {
      again: ['/requests/facets', '/requests', '/work', '/work/counts', '/messages'],
      done: (request) => {
        remember(request);
        const status = either(statusRow(request.side, request.state));
        politely(t('act.done', { title: request.title, status }));
        done(request, status);
      },
    },
  );
}

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
