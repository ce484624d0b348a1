import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { stepsOfProfile } from '../step/profile-of.js';
import { calendarsOf, daysAgo, waitsOf } from './calendars.js';
import { byClock, clock, decidedBy, forAllDue } from './each-due.js';

/** Who keeps an item beyond the lender's due date is notified, and told again. */
export async function sendOverdues(context: EngineContext, now: Date): Promise<number> {
  const { overdueResendDays: usual } = context.settings;
  const partners = await context.book.all();
  const own = (partner: PartnerRecord) => partner.overdueResendDays;
  const waits = waitsOf(await calendarsOf(context), partners, usual, { now, own, ago: daysAgo });
  const find = (limit: number) => context.store.overdueLending(lent, now, waits.cutoffs, limit);
  return forAllDue(context, partners, find, now, (requestStep, partner) => {
    const { request } = requestStep.loan;
    const { overdueSentAt: before } = request.facts;
    if (request.state === 'overdue' && before && !waits.isOver(request.owner, request.partnerCode, before))
      return 'nothing';
    const leftOut = stepsOfProfile(requestStep.loan, partners).leftOut.has('sendOverdue');
    if (leftOut && (before ?? '') > (request.dueDate?.toISOString() ?? '')) return 'nothing';
    request.facts.overdueSentAt = now.toISOString();
    if (leftOut)
      return requestStep.note({
        ...clock,
        event: 'overdueNotSent',
        facts: { rule: byRule('overdueLeftOut'), date: now.toISOString() },
      });
    byClock(
      requestStep,
      'sendOverdue',
      {},
      {
        rule: byRule('overdueTold'),
        ...decidedBy(partner?.overdueResendDays, 'INTERLEND_OVERDUE_RESEND_DAYS', usual),
        date: now.toISOString(),
        lenderDue: request.dueDay,
      },
    );
  });
}

const lent = ['shippedPhysically', 'receivedByPartner', 'recalled', 'overdue'];
