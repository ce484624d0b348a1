import { isLocalDate } from '../../domain/fulfilment/local-days.js';
import type { PartnerClosure } from '../model/partner-closure.js';
import type { ArrivedMessage } from './arrived-message.js';

/** Nothing when the message says nothing of it, or nothing that is a period. */
export function closureOf({ message }: Pick<ArrivedMessage, 'message'>): PartnerClosure | undefined {
  const said = message.extras?.closure;
  if (said === 'open') return { closedFrom: null, closedUntil: null };
  const [from = '', until = '', ...more] = (said ?? '').split(' ');
  return isLocalDate(from) && isLocalDate(until) && from <= until && more.length === 0
    ? { closedFrom: from, closedUntil: until }
    : undefined;
}
