/** Lent items that may be declared lost by the policy: overdue, or on their way, for too many days (R112, R115, R116). */

import type { LostCandidate } from '../../contract/lost-case-operations.js';
import type { RequestSummary } from '../../contract/request-views.js';
import { addDays, type Calendar, endOfDay } from '../../domain/calendar/calendar.js';
import { daysBetween } from '../../domain/fulfilment/local-days.js';
import { type Calendars, calendarsOf, latestOf } from '../deadlines/calendars.js';
import type { EngineContext } from '../engine-context.js';
import type { Page } from '../model/actor.js';
import type { LostCandidateFilter, StoredCandidate } from '../model/lost.js';

/** Lent and not lost yet. */
export const lentStates: readonly string[] = [
  'shippedPhysically',
  'receivedByPartner',
  'renewRequested',
  'recalled',
  'overdue',
  'returnedByPartner',
  'passedOn',
  'damaged',
];

export async function lostCandidates(
  context: EngineContext,
  filter: LostCandidateFilter,
  named: (request: StoredCandidate['request']) => RequestSummary,
  now: Date,
): Promise<Page<LostCandidate>> {
  const calendars = await calendarsOf(context);
  const { because } = filter;
  const policies = await context.store.transaction((tx) => tx.local.policies.inForce());
  const usual = because === 'overdue' ? policies.lostAfterOverdueDays : policies.lostAfterTransitDays;
  const limit = filter.days ?? usual;
  const page = await context.views.lostCandidates(filter, lentStates, latestSince(calendars, limit, now));
  const items = page.items
    .filter(({ request, since }) => mayBeLost(calendars.of(request.owner), limit, since, now))
    .map(({ request, since }) => ({
      request: named(request),
      because,
      since,
      days: daysBetween(new Date(since), now, calendars.of(request.owner).timeZone),
      limit,
    }));
  return { ...page, items };
}

const lastMoment = (limit: number, now: Date, { timeZone }: Calendar): Date =>
  endOfDay(addDays(now, -limit - 1, timeZone), timeZone);

/** What is away since then or earlier may be declared lost at one of our libraries. */
export const latestSince = ({ all }: Calendars, limit: number, now: Date): Date =>
  latestOf(all.map((each) => lastMoment(limit, now, each)));

/** More than so many days by the clock of its own library. */
export const mayBeLost = (own: Calendar, limit: number, since: string, now: Date): boolean =>
  new Date(since) <= lastMoment(limit, now, own);
