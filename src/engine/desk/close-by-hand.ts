/** Close while the partner still has something to say: staff read what it thinks before they do. */

import { message } from '../../words/message.js';
import { lastWordOf, type NamesOfPartners } from '../explain/who-has-it.js';
import type { OrderAtHand } from '../fulfilment/local-step.js';
import type { RefusedOrder } from './attempt.js';

/** Where the partner's answer would close it by itself. */
const awaited = new Set(['returnedToPartner', 'passedOn', 'cancelRequested']);

export function closeByHand(
  { loan, fields }: Pick<OrderAtHand, 'loan' | 'fields'>,
  partners: NamesOfPartners,
): RefusedOrder | undefined {
  if (!awaited.has(loan.request.state) || fields['confirmed'] === true) return undefined;
  const last = lastWordOf(loan, partners);
  const reason =
    loan.request.state === 'cancelRequested'
      ? message('refusedOrder.waitsCancel', { last })
      : message('refusedOrder.waitsCheckIn', { last });
  return { kind: 'warned', loan, reason, matchingAction: 'generalMessage' };
}
