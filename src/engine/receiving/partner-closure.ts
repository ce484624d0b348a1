import { isLocalDate } from '../../domain/fulfilment/local-days.js';
import type { PartnerClosure } from '../model/partner-closure.js';
import type { Heard } from './heard.js';

/** Nothing when the message says nothing of it, or nothing that is a period. */
export function closureSaid({ message }: Pick<Heard, 'message'>): PartnerClosure | undefined {
  const said = message.extras?.closure;
  if (said === 'open') return { closedFrom: null, closedUntil: null };
  const [from = '', until = '', ...more] = (said ?? '').split(' ');
  return isLocalDate(from) && isLocalDate(until) && from <= until && more.length === 0
    ? { closedFrom: from, closedUntil: until }
    : undefined;
}
