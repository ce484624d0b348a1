import { askAhead } from '../api/read.js';
import { readIn } from '../parts/address.js';
import type { Side } from '../parts/status-looks.js';
import { narrowedBy, pageOf, questionOf } from './question.js';

/** A list is read anew whenever somebody comes to it, but for the answer that was asked for on the way. */
export const listFreshMs = 2000;

/** Asks for rows and counts of a list while its page is still being read. */
export const listAhead =
  (side: Side) =>
  ({ search }: { search: URLSearchParams }): void => {
    const question = questionOf(side, readIn(search));
    askAhead('/requests', { query: pageOf(question), freshMs: listFreshMs });
    askAhead('/requests/facets', { query: narrowedBy(question), freshMs: listFreshMs });
  };
