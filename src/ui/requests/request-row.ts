import type { Thing } from '../api/client.js';

/** A request as a list shows it. `left`: it does not fit the list any more, and stays until the list is read anew. */
export type RequestRow = Thing<'RequestSummary'> & { left?: boolean };
