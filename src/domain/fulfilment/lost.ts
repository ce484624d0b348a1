/** When an item may be declared lost by the policy of the network. */
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

const over = (because: LostEligibility['because'], days: number, limit: number): LostEligibility | undefined =>
  days > limit ? { because, days, limit } : undefined;
