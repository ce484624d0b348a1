import { localDate } from '../../domain/calendar/calendar.js';
import { dayMeant, isDayAlone } from '../../domain/fulfilment/local-days.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import { byClock, forAllDue } from './each-due.js';

/** A lender that said "ask again after …" is asked again when its day, or the hour that it named, has come, unless the item is no longer needed then. */
export async function askAgain(context: EngineContext, now: Date): Promise<number> {
  const partners = await context.book.all();
  const find = (limit: number) => context.store.retriesDue(now, limit);
  return forAllDue(context, partners, find, now, (requestStep, _partner, _tx, { settings: { timeZone } }) => {
    const today = localDate(now, timeZone);
    const { facts } = requestStep.loan.request;
    const needed = dayMeant(requestStep.loan.citation.service?.needBeforeDate ?? '', timeZone);
    if ((needed && needed < today) || !hasCome(facts.retryAfter ?? '', now, timeZone)) return 'nothing';
    byClock(
      requestStep,
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

/** A day has come when it is over; a moment when it is there. What says neither is no reason to wait. */
function hasCome(named: string, now: Date, timeZone: string): boolean {
  const day = dayMeant(named, timeZone);
  if (!day) return true;
  return isDayAlone(named) ? day < localDate(now, timeZone) : new Date(named) <= now;
}
