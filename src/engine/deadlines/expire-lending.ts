import { localDate } from '../../domain/calendar.js';
import { businessDaysAgo } from '../../domain/deadlines.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import type { House } from '../house.js';
import type { PartnerRecord } from '../records.js';
import { byClock, type CalendarOf, cutoffsOf, decidedBy, forAllDue } from './each-due.js';

/** Lending requests nobody decided on in time expire; the borrower is told and moves on. */
export async function expireLending(house: House, now: Date, calendarOf: CalendarOf): Promise<number> {
  const { lendingExpiryBusinessDays: usual } = house.settings;
  const calendar = (await calendarOf()) ?? { timeZone: house.settings.timeZone };
  const partners = await house.book.all();
  const cutoff = (days: number) => (days > 0 ? businessDaysAgo(now, days, calendar) : undefined);
  const byInterest = partners.filter(({ expiryType }) => expiryType === 'interestDate').map(({ code }) => code);
  const today = localDate(now, calendar.timeZone);
  const cutoffs = {
    ...cutoffsOf(partners, usual, cutoff, expiryDaysOf),
    byInterest: { partners: byInterest, today },
  };
  const find = (limit: number) => house.store.undecidedLending(undecided, cutoffs, limit);
  return forAllDue(house, partners, find, now, (bench, partner) => {
    if (partner?.expiryType === 'interestDate') {
      const needed = dayMeant(bench.loan.citation.service?.needBeforeDate ?? '', calendar.timeZone);
      if (!needed || needed >= today) return 'nothing';
    }
    const since = bench.loan.request.facts.askedAgainAt ?? bench.loan.request.createdAt.toISOString();
    byClock(
      bench,
      'expire',
      {},
      {
        rule: 'A lending request that nobody decides on expires, and the borrower asks elsewhere.',
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

/** Business days until a request of a partner expires; 0 where days do not count. */
export const expiryDaysOf = ({
  expiryType,
  expiryBusinessDays,
}: Pick<PartnerRecord, 'expiryType' | 'expiryBusinessDays'>): number | undefined =>
  expiryType === 'days' ? expiryBusinessDays : 0;

/** Where a decision is still to be taken. From Will Supply on the clock of expiry stands still. */
const undecided = ['created', 'locateFailed', 'beingProcessed'];
