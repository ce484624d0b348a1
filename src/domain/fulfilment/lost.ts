/** When an item may be declared lost by the policy of the network. */
import { addDays, localDate } from '../calendar/calendar.js';
import { daysBetween } from './local-days.js';
import type { Policies } from './policies.js';

/** Where a lent item is between the two libraries. */
export interface ItemAway {
  lenderDue?: Date;
  shippedAt?: Date;
  receivedAt?: Date;
  /** When the borrower sent it home. */
  returnedAt?: Date;
}

export type LostEligibility = { because: 'inTransit' | 'overdue'; days: number; limit: number };

/** Whether an item that has not come back may be declared lost now, and by which limit. An item on its way is not overdue. */
export function mayBeDeclaredLost(
  item: ItemAway,
  policies: Pick<Policies, 'lostAfterOverdueDays' | 'lostAfterTransitDays'>,
  now: Date,
  timeZone: string,
): LostEligibility | undefined {
  const leftAt = item.returnedAt ?? (item.receivedAt ? undefined : item.shippedAt);
  if (leftAt) return over('inTransit', daysBetween(leftAt, now, timeZone), policies.lostAfterTransitDays);
  if (!item.lenderDue) return undefined;
  return over('overdue', daysBetween(item.lenderDue, now, timeZone), policies.lostAfterOverdueDays);
}

/** The first day on which it may be declared lost, if nothing changes until then; none while no date counts. */
export function lostPossibleFrom(
  item: ItemAway,
  policies: Pick<Policies, 'lostAfterOverdueDays' | 'lostAfterTransitDays'>,
  timeZone: string,
): { because: LostEligibility['because']; limit: number; from: string } | undefined {
  const leftAt = item.returnedAt ?? (item.receivedAt ? undefined : item.shippedAt);
  const begins = leftAt ?? item.lenderDue;
  if (!begins) return undefined;
  const because = leftAt ? 'inTransit' : 'overdue';
  const limit = leftAt ? policies.lostAfterTransitDays : policies.lostAfterOverdueDays;
  return { because, limit, from: localDate(addDays(begins, limit + 1, timeZone), timeZone) };
}

const over = (because: LostEligibility['because'], days: number, limit: number): LostEligibility | undefined =>
  days > limit ? { because, days, limit } : undefined;
