/** Dates by which something is due, decided from dates and rules. */
import { addBusinessDays, addDays, type Calendar, endOfDay } from './calendar.js';

/**
 * When an undelivered request is taken back and the next partner asked (also when a lender's time to answer is over):
 * after so many business days; with 0, one minute.
 */
export function withdrawAfter(createdAt: Date, businessDays: number, calendar: Calendar): Date {
  return businessDays === 0
    ? new Date(createdAt.getTime() + 60_000)
    : addBusinessDays(createdAt, businessDays, calendar);
}

/**
 * The latest moment from which so many business days have passed by now: what began then or earlier is due. Found by
 * halving, for a later start is never due earlier.
 */
export function businessDaysAgo(now: Date, days: number, calendar: Calendar): Date {
  let [due, notYet] = [now.getTime() - (days * 3 + 800) * 86_400_000, now.getTime() + 1];
  while (notYet - due > 1) {
    const middle = Math.floor((due + notYet) / 2);
    if (addBusinessDays(new Date(middle), days, calendar) <= now) due = middle;
    else notYet = middle;
  }
  return new Date(due);
}

/** A loan with so many renewals would pass the limit of the network: 14 × (n + 1) > 42 by default. */
export function renewalBeyondCap(renewals: number, stepDays = 14, capDays = 42): boolean {
  return stepDays * (renewals + 1) > capDays;
}

/** The due date that a lender sets at shipping when staff name none. */
export function lenderDue(shippedAt: Date, days: number, timeZone: string): Date {
  return endOfDay(addDays(shippedAt, days, timeZone), timeZone);
}

/** How many more renewals the limit of the network leaves to a loan that has had so many. */
export const renewalsLeft = (renewals: number, stepDays = 14, capDays = 42): number =>
  stepDays > 0 ? Math.max(0, Math.floor(capDays / stepDays) - 1 - renewals) : 0;

export interface Renewal {
  /** The lender's due date until now. */
  due: Date;
  /** When the borrower received the item. */
  receivedAt: Date;
  /** Which renewal this is, from 1. */
  renewal: number;
  stepDays: number;
  /** Days for the way home. */
  allowanceDays: number;
  timeZone: string;
}

/** The lender's due date after a renewal: never earlier than before. */
export function lenderDueAfterRenewal({ due, receivedAt, renewal, stepDays, allowanceDays, timeZone }: Renewal): Date {
  const days = stepDays * (renewal + 1) + allowanceDays;
  const renewed = lenderDue(receivedAt, days, timeZone);
  return renewed > due ? renewed : due;
}
