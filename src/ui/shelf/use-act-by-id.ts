import { api } from '../api/client.js';
import { useChange } from '../api/read.js';
import { type OrderFields, remember } from '../parts/use-order.js';

/** Orders an action of a request of which only the id is on the page: as it is now. */
export function useActById(done?: () => void) {
  return useChange(
    async ({ id, action, fields = {} }: { id: string; action: string; fields?: OrderFields }) => {
      const { version } = await api.get('/requests/{id}', { path: { id } });
      return api.post('/requests/{id}/actions/{action}', { path: { id, action }, body: { version, fields } });
    },
    {
      again: ['/hold-shelf', '/loans', '/temporary-items', '/requests', '/work', '/work/counts', '/letters'],
      done: (request) => {
        remember(request);
        done?.();
      },
    },
  );
}
