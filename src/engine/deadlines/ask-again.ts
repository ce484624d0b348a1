import { byRule } from '../../domain/automatic-rules.js';
import { localDate } from '../../domain/calendar.js';
import { dayMeant } from '../../domain/fulfilment/local-days.js';
import type { House } from '../house.js';
import { byClock, forAllDue } from './each-due.js';

/** A lender that said "ask again after …" is asked again when its day has come, unless the item is no longer needed then. */
export async function askAgain(house: House, now: Date): Promise<number> {
  const partners = await house.book.all();
  const find = (limit: number) => house.store.retriesDue(now, limit);
  return forAllDue(house, partners, find, now, (bench, _partner, _tx, { settings: { timeZone } }) => {
    const today = localDate(now, timeZone);
    const { facts } = bench.loan.request;
    const needed = dayMeant(bench.loan.citation.service?.needBeforeDate ?? '', timeZone);
    const named = dayMeant(facts.retryAfter ?? '', timeZone);
    if ((needed && needed < today) || (named && named >= today)) return 'nothing';
    byClock(
      bench,
      'askAgain',
      { sent: { askedAgain: true } },
      {
        rule: byRule('askedAgain'),
        date: now.toISOString(),
        retryAfter: facts.retryAfter,
      },
    );
    return undefined;
  });
}
