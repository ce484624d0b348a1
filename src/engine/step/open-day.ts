import { byRule } from '../../domain/automatic-rules.js';
import { outOfClosure } from '../../domain/fulfilment/local-days.js';
import type { SentFacts } from '../../translation/facts.js';
import type { LocalRecords } from '../model/local-records.js';
import type { Loan } from '../model/records.js';

/** The orders with which a lender sets a due date. */
const setsDue = new Set(['ship', 'acceptRenewal', 'recall']);

/**
 * A lender's due date never falls into a closure or a holiday of its own: it moves to the next open day, whoever set it,
 * and the history tells the date it moved from.
 */
export async function dueOnOpenDay(
  local: LocalRecords,
  { request }: Loan,
  order: string,
  sent: SentFacts,
  now: Date,
): Promise<{ sent: SentFacts; because?: Record<string, unknown> }> {
  const calendar =
    request.side === 'lending' && sent.dueDate && setsDue.has(order) && (await local.libraries.calendar(request.owner));
  if (!calendar || !sent.dueDate) return { sent };
  const open = outOfClosure(new Date(sent.dueDate), calendar);
  if (open.getTime() === Date.parse(sent.dueDate)) return { sent };
  return {
    sent: { ...sent, dueDate: open.toISOString() },
    because: {
      rule: byRule('openDay'),
      setting: 'closures and holidays of the library',
      value: sent.dueDate,
      date: now.toISOString(),
      movedTo: open.toISOString(),
    },
  };
}
