import { businessDaysAgo } from '../../domain/deadlines.js';
import type { House } from '../house.js';
import { byClock, type CalendarOf, cutoffsOf, decidedBy, forAllDue } from './each-due.js';

/** Lending requests nobody decided on in time expire; the borrower is told and moves on. */
export async function expireLending(house: House, now: Date, calendarOf: CalendarOf): Promise<number> {
  const { lendingExpiryBusinessDays: usual } = house.settings;
  const calendar = (await calendarOf()) ?? { timeZone: house.settings.timeZone };
  const partners = await house.book.all();
  const cutoff = (days: number) => (days > 0 ? businessDaysAgo(now, days, calendar) : undefined);
  const cutoffs = cutoffsOf(partners, usual, cutoff, (partner) => partner.expiryBusinessDays);
  const find = (limit: number) => house.store.undecidedLending(undecided, cutoffs, limit);
  return forAllDue(house, partners, find, now, (bench, partner) => {
    const since = bench.loan.request.facts.askedAgainAt ?? bench.loan.request.createdAt.toISOString();
    byClock(
      bench,
      'expire',
      {},
      {
        rule: 'A lending request that nobody decides on expires, and the borrower asks elsewhere.',
        ...decidedBy(partner?.expiryBusinessDays, 'INTERLEND_LENDING_EXPIRY_BUSINESS_DAYS', usual),
        date: now.toISOString(),
        since,
      },
    );
  });
}

/** Where a decision is still to be taken. From Will Supply on the clock of expiry stands still. */
const undecided = ['created', 'locateFailed', 'beingProcessed'];
