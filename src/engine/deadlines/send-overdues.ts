import { byRule } from '../../domain/automatic-rules.js';
import type { House } from '../house.js';
import { calendarsOf, daysAgo, waitsOf } from '../local/calendars.js';
import type { PartnerRecord } from '../records.js';
import { stepsOf } from '../step/profile-of.js';
import { byClock, clock, decidedBy, forAllDue } from './each-due.js';

/** Who keeps an item beyond the lender's due date is told so, and told again. */
export async function sendOverdues(house: House, now: Date): Promise<number> {
  const { overdueResendDays: usual } = house.settings;
  const partners = await house.book.all();
  const own = (partner: PartnerRecord) => partner.overdueResendDays;
  const waits = waitsOf(await calendarsOf(house), partners, usual, { now, own, ago: daysAgo });
  const find = (limit: number) => house.store.overdueLending(lent, now, waits.cutoffs, limit);
  return forAllDue(house, partners, find, now, (bench, partner) => {
    const { request } = bench.loan;
    const { overdueSentAt: before } = request.facts;
    if (request.state === 'overdue' && before && !waits.isOver(request.owner, request.partnerCode, before))
      return 'nothing';
    const leftOut = stepsOf(bench.loan, partners).leftOut.has('sendOverdue');
    if (leftOut && (before ?? '') > (request.dueDate?.toISOString() ?? '')) return 'nothing';
    request.facts.overdueSentAt = now.toISOString();
    if (leftOut)
      return bench.note({
        ...clock,
        event: 'overdueNotSent',
        facts: { rule: byRule('overdueLeftOut'), date: now.toISOString() },
      });
    byClock(
      bench,
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
