import {
  answerOf,
  type Closed,
  closedForLending,
  closedWords,
  type LendingPauses,
} from '../../domain/fulfilment/closed-for-lending.js';
import { endOfLocalDate } from '../../domain/fulfilment/local-days.js';
import { noteToPartner } from '../../domain/partner/note-to-partner.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { byClock } from '../deadlines/each-due.js';
import type { LocalRecords } from '../model/local-records.js';
import type { PartnerRecord } from '../model/records.js';
import type { RequestStep } from '../step/step-in-hand.js';

/** A request that comes while the library does not lend is answered by itself, and the history tells the rule. */
export async function answerIfClosed(
  local: Pick<LocalRecords, 'libraries'>,
  requestStep: RequestStep,
  partner: PartnerRecord,
  now: Date,
): Promise<void> {
  const standing = await local.libraries.standing(requestStep.active()?.supplyingSymbol);
  const closed = standing && closedForLending(standing, now);
  if (!closed) return;
  const later = answerOf(dialectOf(partner.dialect).whenClosed, closed) === 'RetryPossible';
  const note = closedWords(closed);
  const sent = later
    ? { note, reason: 'NotCurrentAvailableForILL', retryAfter: startOf(closed, standing.timeZone) }
    : { note, reason: 'NotAvailableForILL' };
  byClock(requestStep, later ? 'offerRetry' : 'reject', { sent }, because(standing, closed, now));
}

const because = ({ library }: LendingPauses, { because: why, from, until, reopens }: Closed, now: Date) => ({
  rule: byRule('closedToLending'),
  setting: why === 'closure' ? `closure of ${library}` : `inactive for lending, ${library}`,
  value: until === undefined ? `from ${from}` : `${from} to ${until}`,
  date: now.toISOString(),
  ...(reopens ? { reopens } : {}),
});

/** The first moment of the day on which it lends again. */
function startOf({ until }: Closed, timeZone: string): string | undefined {
  return until && new Date(endOfLocalDate(until, timeZone).getTime() + 1000).toISOString();
}

/** A request of a partner that does not borrow from us is answered by itself, and the history tells the rule. */
export function answerIfUnserved(requestStep: RequestStep, partner: PartnerRecord, now: Date): boolean {
  if (partner.borrowing) return false;
  return byClock(
    requestStep,
    'reject',
    { sent: { note: noteToPartner('doesNotLendToYou'), reason: 'PolicyProblem' } },
    {
      rule: byRule('partnerDoesNotBorrow'),
      setting: 'borrowing supported',
      value: false,
      date: now.toISOString(),
    },
  );
}
