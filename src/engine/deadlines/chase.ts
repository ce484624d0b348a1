/** What time alone must do with a lender that does not answer, or does not ship what it promised. */
import { byRule } from '../../domain/automatic-rules.js';
import type { ReasonView } from '../../domain/library-reasons.js';
import type { House } from '../house.js';
import { calendarsOf, waitsOf } from '../local/calendars.js';
import type { PartnerRecord } from '../records.js';
import { rankAnew } from '../rota/rank-anew.js';
import { followUp } from '../step/follow-up.js';
import { stepsOf } from '../step/profile-of.js';
import { byClock, decidedBy, forAllDue } from './each-due.js';
import { unanswered, unshipped } from './waiting.js';

/** A lender that has not answered is asked for its status, and asked again, as often as the library wishes. */
export async function claimUnanswered(house: House, now: Date): Promise<number> {
  const { autoClaimBusinessDays: usual, autoClaimTimes: most } = house.settings;
  const { partners, waits } = await dueBy(house, now, usual, (partner) => partner.autoClaimDays);
  const find = (limit: number) => house.store.unclaimedBorrowing(unanswered, waits.cutoffs, most, limit);
  return forAllDue(house, partners, find, now, (bench, partner) => {
    if (stepsOf(bench.loan, partners).leftOut.has('askStatus')) return 'nothing';
    const { facts, owner, partnerCode } = bench.loan.request;
    if (!waits.isOver(owner, partnerCode, facts.claimedAt ?? facts.waitingSince)) return 'nothing';
    const claims = (facts.claims ?? 0) + 1;
    const asked = byClock(
      bench,
      'askStatus',
      {},
      {
        rule: byRule('silentLenderAsked'),
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
export async function cancelUnanswered(house: House, now: Date): Promise<number> {
  const { autoCancelBusinessDays: usual } = house.settings;
  const { partners, waits } = await dueBy(house, now, usual, (partner) => partner.autoCancelDays);
  const reasons = (await house.local.reasons.list()).filter(({ list }) => list === 'cancel');
  const find = (limit: number) => house.store.unsuppliedBorrowing(unshipped, now, waits.cutoffs, limit);
  return forAllDue(house, partners, find, now, async (bench, partner, tx) => {
    const { state: from, facts, owner, partnerCode } = bench.loan.request;
    if (!waits.isOver(owner, partnerCode, facts.waitingSince)) return 'nothing';
    await rankAnew(house, tx, bench, partners, now);
    const next = bench.nextListed();
    const order = next ? 'reject' : 'rejectLast';
    const days = partner?.autoCancelDays ?? usual;
    const reason = reasonFor(partner, reasons);
    const cancelled = byClock(
      bench,
      order,
      { sent: { note: words(reason?.label ?? '', from, days, next !== undefined) } },
      {
        rule: byRule('silentLenderLeft'),
        ...decidedBy(partner?.autoCancelDays, 'INTERLEND_AUTO_CANCEL_BUSINESS_DAYS', usual),
        ...{ date: now.toISOString(), since: facts.waitingSince, claims: facts.claims ?? 0 },
        ...(reason ? { reason: reason.code } : {}),
      },
    );
    if (cancelled) followUp(house, bench, order, from, now);
    return undefined;
  });
}

/** The waits that may be over, in business days of the request's own library. */
async function dueBy(house: House, now: Date, usual: number, own: (partner: PartnerRecord) => number | undefined) {
  const partners = await house.book.all();
  return { partners, waits: waitsOf(await calendarsOf(house), partners, usual, { now, own }) };
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
