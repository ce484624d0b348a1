/** Close while the partner still has something to say: staff read what it thinks before they do. */

import { lastWordOf, type NamesOfPartners } from '../explain/who-has-it.js';
import type { OrderAtHand } from '../fulfilment/local-step.js';
import type { Refused } from './attempt.js';

/** Where the partner's answer would close it by itself. */
const awaited = new Set(['returnedToPartner', 'cancelRequested']);

export function closeByHand(
  { loan, fields }: Pick<OrderAtHand, 'loan' | 'fields'>,
  partners: NamesOfPartners,
): Refused | undefined {
  if (!awaited.has(loan.request.state) || fields['confirmed'] === true) return undefined;
  const waits =
    loan.request.state === 'cancelRequested' ? 'It has not answered the cancel.' : 'It has not checked the item in.';
  const reason = `${lastWordOf(loan, partners)} ${waits} “General Message” asks or tells it.`;
  return { kind: 'warned', loan, reason, matchingAction: 'generalMessage' };
}
