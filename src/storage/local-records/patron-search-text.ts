import { folded } from '../../domain/fulfilment/titles.js';

/** The text that a patron is found by. */
export const searchTextOf = (patron: { id: string; name: string; email?: string | null }): string =>
  folded(`${patron.name} ${patron.id} ${patron.email ?? ''}`);
