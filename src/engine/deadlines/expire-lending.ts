import { localDate } from '../../domain/calendar/calendar.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import { calendarsOf, waitsOf } from './calendars.js';
import { byClock, decidedBy, forAllDue } from './each-due.js';

/** Lending requests that staff did not decide on in time expire; the borrower is notified and asks elsewhere. */
export async function expireLending(context: EngineContext, now: Date): Promise<number> {
  const { lendingExpiryBusinessDays: usual } = context.settings;
  const calendars = await calendarsOf(context);
  const partners = await context.book.all();
  const byInterest = partners.filter(({ expiryType }) => expiryType === 'interestDate').map(({ code }) => code);
  const waits = waitsOf(calendars, partners, usual, { now, own: expiryDaysOf });
  const furthest = calendars.all.map(({ timeZone }) => localDate(now, timeZone)).reduce(later);
  const cutoffs = { ...waits.cutoffs, byInterest: { partners: byInterest, today: furthest } };
  const find = (limit: number) => context.store.undecidedLending(undecided, cutoffs, limit);
  return forAllDue(context, partners, find, now, (requestStep, partner) => {
    const { owner, partnerCode, facts, createdAt } = requestStep.loan.request;
    const since = facts.askedAgainAt ?? createdAt.toISOString();
    if (partner?.expiryType === 'interestDate') {
      const { timeZone } = calendars.of(owner);
      const needed = dayMeant(requestStep.loan.citation.service?.needBeforeDate ?? '', timeZone);
      if (!needed || needed >= localDate(now, timeZone)) return 'nothing';
    } else if (!waits.isOver(owner, partnerCode, since)) return 'nothing';
    byClock(
      requestStep,
      'expire',
      {},
      {
        rule: byRule('lendingExpires'),
        ...(partner?.expiryType === 'interestDate'
          ? { setting: 'the partner’s expiry type', value: 'the date it is needed by' }
          : decidedBy(partner?.expiryBusinessDays, 'INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS', usual)),
        date: now.toISOString(),
        since,
      },
    );
    return undefined;
  });
}

const later = (one: string, other: string): string => (one > other ? one : other);

/** Business days until a request of a partner expires; 0 where days do not count. */
export const expiryDaysOf = ({
  expiryType,
  expiryBusinessDays,
}: Pick<PartnerRecord, 'expiryType' | 'expiryBusinessDays'>): number | undefined =>
  expiryType === 'days' ? expiryBusinessDays : 0;

/** Where a decision is still to be taken. From Will Supply on the clock of expiry stands still. */
const undecided = ['created', 'locateFailed', 'beingProcessed'];
