import { byRule } from '../../domain/automatic-rules.js';
import { notesToPartners } from '../../translation/notes-to-partners.js';
import { byClock } from '../deadlines/each-due.js';
import type { PartnerRecord } from '../model/records.js';
import type { RequestStep } from '../step/step-in-hand.js';

/** A request of a partner that does not borrow from us is answered by itself, and the history tells the rule. */
export function answerIfUnserved(requestStep: RequestStep, partner: PartnerRecord, now: Date): boolean {
  if (partner.borrowing) return false;
  return byClock(
    requestStep,
    'reject',
    { sent: { note: notesToPartners.doesNotLendToYou, reason: 'PolicyProblem' } },
    {
      rule: byRule('partnerDoesNotBorrow'),
      setting: 'borrowing supported',
      value: false,
      date: now.toISOString(),
    },
  );
}
