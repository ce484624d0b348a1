/** What time alone must do with a lender that does not answer, or does not ship what it promised. */
import { businessDaysAgo } from '../../domain/deadlines.js';
import type { ReasonView } from '../../domain/library-reasons.js';
import type { House } from '../house.js';
import type { PartnerRecord } from '../records.js';
import { rankAnew } from '../rota/rank-anew.js';
import { followUp } from '../step/follow-up.js';
import { stepsOf } from '../step/profile-of.js';
import { byClock, type CalendarOf, cutoffsOf, decidedBy, forAllDue } from './each-due.js';
import { unanswered, unshipped } from './waiting.js';

/** A lender that has not answered is asked for its status, and asked again, as often as the library wishes. */
export async function claimUnanswered(house: House, now: Date, calendarOf: CalendarOf): Promise<number> {
  const { autoClaimBusinessDays: usual, autoClaimTimes: most } = house.settings;
  const { partners, cutoffs } = await dueBy(house, now, calendarOf, usual, (partner) => partner.autoClaimDays);
  const find = (limit: number) => house.store.unclaimedBorrowing(unanswered, cutoffs, most, limit);
  return forAllDue(house, partners, find, now, (bench, partner) => {
    if (stepsOf(bench.loan, partners).leftOut.has('askStatus')) return 'nothing';
    const { facts } = bench.loan.request;
    const claims = (facts.claims ?? 0) + 1;
    const asked = byClock(
      bench,
      'askStatus',
      {},
      {
        rule: 'A lender that has not answered in time is asked how the request stands.',
        ...decidedBy(partner?.autoClaimDays, 'INTERLEND_AUTO_CLAIM_BUSINESS_DAYS', usual),
        ...{ date: now.toISOString(), since: facts.waitingSince, claim: claims, atMost: most },
      },
    );
    if (asked) Object.assign(facts, { claims, claimedAt: now.toISOString() });
    return undefined;
  });
}

/**
 * From a lender that has not answered, or not shipped what it promised, the request is taken back, and the next one is
 * asked. A promise with a date of delivery is waited for until that date.
 */
export async function cancelUnanswered(house: House, now: Date, calendarOf: CalendarOf): Promise<number> {
  const { autoCancelBusinessDays: usual } = house.settings;
  const { partners, cutoffs } = await dueBy(house, now, calendarOf, usual, (partner) => partner.autoCancelDays);
  const reasons = (await house.local.reasons.list()).filter(({ list }) => list === 'cancel');
  const find = (limit: number) => house.store.unsuppliedBorrowing(unshipped, now, cutoffs, limit);
  return forAllDue(house, partners, find, now, async (bench, partner, tx) => {
    await rankAnew(house, tx, bench, partners, now);
    const { state: from, facts } = bench.loan.request;
    const next = bench.nextListed();
    const order = next ? 'reject' : 'rejectLast';
    const days = partner?.autoCancelDays ?? usual;
    const reason = reasonFor(partner, reasons);
    const cancelled = byClock(
      bench,
      order,
      { sent: { note: words(reason?.label ?? '', from, days, next !== undefined) } },
      {
        rule: 'From a lender that does not answer or ship in time the request is taken back, and the next one is asked.',
        ...decidedBy(partner?.autoCancelDays, 'INTERLEND_AUTO_CANCEL_BUSINESS_DAYS', usual),
        ...{ date: now.toISOString(), since: facts.waitingSince, claims: facts.claims ?? 0 },
        ...(reason ? { reason: reason.code } : {}),
      },
    );
    if (cancelled) followUp(house, bench, order, from, now);
  });
}

/** By which moment a wait must have begun, in business days of this library. */
async function dueBy(
  house: House,
  now: Date,
  calendarOf: CalendarOf,
  usual: number,
  own: (partner: PartnerRecord) => number | undefined,
) {
  const calendar = (await calendarOf()) ?? { timeZone: house.settings.timeZone };
  const partners = await house.book.all();
  const cutoff = (days: number) => (days > 0 ? businessDaysAgo(now, days, calendar) : undefined);
  return { partners, cutoffs: cutoffsOf(partners, usual, cutoff, own) };
}

/** The partner's own reason, as this library words it; one that was removed since is as if nothing were said. */
function reasonFor(partner: PartnerRecord | undefined, reasons: readonly ReasonView[]): ReasonView | undefined {
  const of = (code: string | undefined) => reasons.find((each) => each.code === code);
  return of(partner?.autoCancelReason) ?? of('tookTooLong');
}

function words(reason: string, from: string, days: number, elsewhere: boolean): string {
  const missing = from === 'willSupply' ? 'the item has not left' : 'there is no answer';
  const then = elsewhere ? 'The request goes to another library' : 'The request is withdrawn';
  return `${reason}: after ${days} business days ${missing}. ${then}; please do not send the item.`;
}
