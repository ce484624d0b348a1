/** What time alone must do with a lender that does not answer, or does not ship what it promised. */

import type { ReasonView } from '../../domain/request/library-reasons.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { rankAnew } from '../rota/rank-anew.js';
import { unanswered, unshipped } from '../step/absorb.js';
import { factsOfRota, followUp } from '../step/by-rule.js';
import { stepsOfProfile } from '../step/profile-of.js';
import { calendarsOf, waitsOf } from './calendars.js';
import { byClock, decidedBy, forAllDue } from './each-due.js';

/** A lender that has not answered is asked for its status, and asked again, as often as the library wants. */
export async function claimUnanswered(context: EngineContext, now: Date): Promise<number> {
  const { autoClaimBusinessDays: usual, autoClaimTimes: most } = context.settings;
  const { partners, waits } = await dueBy(context, now, usual, (partner) => partner.autoClaimDays);
  const find = (limit: number) => context.store.unclaimedBorrowing(unanswered, waits.cutoffs, most, limit);
  return forAllDue(context, partners, find, now, (requestStep, partner) => {
    if (stepsOfProfile(requestStep.loan, partners).leftOut.has('askStatus')) return 'nothing';
    const { facts, owner, partnerCode } = requestStep.loan.request;
    if (!waits.isOver(owner, partnerCode, facts.claimedAt ?? facts.waitingSince)) return 'nothing';
    const claims = (facts.claims ?? 0) + 1;
    const asked = byClock(
      requestStep,
      'askStatus',
      {},
      {
        rule: byRule('silentLenderAsked'),
        ...decidedBy(partner?.autoClaimDays, 'INTERLEND_AUTO_CLAIM_BUSINESS_DAYS', usual),
        date: now.toISOString(),
        since: facts.waitingSince,
        claim: claims,
        atMost: most,
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
export async function cancelUnanswered(context: EngineContext, now: Date): Promise<number> {
  const { autoCancelBusinessDays: usual } = context.settings;
  const { partners, waits } = await dueBy(context, now, usual, (partner) => partner.autoCancelDays);
  const reasons = (await context.local.reasons.list()).filter(({ list }) => list === 'cancel');
  const find = (limit: number) => context.store.unsuppliedBorrowing(unshipped, now, waits.cutoffs, limit);
  return forAllDue(context, partners, find, now, async (requestStep, partner, tx) => {
    const { state: from, facts, owner, partnerCode } = requestStep.loan.request;
    if (!waits.isOver(owner, partnerCode, facts.waitingSince)) return 'nothing';
    await rankAnew(context, tx, requestStep, partners, now);
    const next = requestStep.nextListed();
    const known = factsOfRota(requestStep);
    const days = partner?.autoCancelDays ?? usual;
    const reason = reasonFor(partner, reasons);
    const cancelled = byClock(
      requestStep,
      'reject',
      { known, sent: { note: words(reason?.label ?? '', from, days, next !== undefined) } },
      {
        rule: byRule('silentLenderLeft'),
        ...decidedBy(partner?.autoCancelDays, 'INTERLEND_AUTO_CANCEL_BUSINESS_DAYS', usual),
        date: now.toISOString(),
        since: facts.waitingSince,
        claims: facts.claims ?? 0,
        ...(reason ? { reason: reason.code } : {}),
      },
    );
    if (cancelled) followUp(context, requestStep, 'reject', from, now);
    return undefined;
  });
}

/** The waits that may be over, in business days of the request's own library. */
async function dueBy(
  context: EngineContext,
  now: Date,
  usual: number,
  own: (partner: PartnerRecord) => number | undefined,
) {
  const partners = await context.book.all();
  return { partners, waits: waitsOf(await calendarsOf(context), partners, usual, { now, own }) };
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
