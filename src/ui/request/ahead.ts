import { askAhead } from '../api/read.js';

/** Asks for a request, and for what its page shows of it first, while the page is still being read. */
export function requestAhead({ params: { id } }: { params: { id?: string } }): void {
  if (id === undefined) return;
  for (const address of ['/requests/{id}', '/requests/{id}/explain', '/requests/{id}/history'] as const)
    askAhead(address, { path: { id } });
}
