/** What the practice partner's messages say beside their kind: an item, terms, reasons, dates. */
import type { BorrowerSays, LenderSays } from '../../domain/practice/scenario.js';
import type { SentFacts } from '../../translation/messages.js';

const dayMs = 86_400_000;

export function practiceFacts(say: LenderSays | BorrowerSays, id: string, now: Date, dueDate?: string): SentFacts {
  const inDays = (days: number, from = now) => new Date(from.getTime() + days * dayMs).toISOString();
  const facts: Partial<Record<LenderSays | BorrowerSays, SentFacts>> = {
    'send:WillSupply': { expectedDeliveryDate: inDays(3) },
    'send:Loaned': {
      items: [{ barcode: `PRACTICE-${id.slice(-8)}`, name: 'Practice item' }],
      dueDate: inDays(28),
      note: 'Practice: no item is on its way.',
    },
    'send:Conditional': { loanConditions: ['LibraryUseOnly'], note: 'Practice: in the library only.' },
    'send:RetryPossible': { reason: 'OnLoan', retryAfter: inDays(7), note: 'Practice: it is on loan until next week.' },
    'send:Unfilled': { reason: 'NotOnShelf', note: 'Practice: it is not on the shelf.' },
    'send:RenewGranted': { dueDate: inDays(14, dueDate ? new Date(dueDate) : now) },
    'send:RenewRefused': { note: 'Practice: another reader waits for it.' },
    'send:Recalled': { dueDate: inDays(7), note: 'Practice: please send it home.' },
    'send:Overdue': { note: 'Practice: it should be back by now.' },
    'send:CancelRefused': { note: 'Practice: it is packed already.' },
    'send:Notification': { note: 'Practice: thank you for your message.' },
    'send:Request': { note: 'PRACTICE / EXERCICE: do not fetch / ne pas chercher.' },
    'send:ConditionsRefused': { note: 'Practice: not on these conditions.' },
    'send:Renew': { note: 'Practice: may we keep it a little longer?' },
  };
  return facts[say] ?? {};
}
