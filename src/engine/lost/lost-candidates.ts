/** Lent items that may be declared lost by the policy: overdue, or on their way, for too many days (R112, R115, R116). */
import { addDays, type Calendar, endOfDay } from '../../domain/calendar.js';
import { daysBetween } from '../../domain/fulfilment/local-days.js';
import type { EngineContext } from '../engine-context.js';
import { type Calendars, calendarsOf, latestOf } from '../local/calendars.js';
import type { Page, RequestSummary, StoredSummary } from '../ports.js';

export const candidateKinds = ['overdue', 'inTransit'] as const;
export interface LostCandidateFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  because: (typeof candidateKinds)[number];
  partner?: string;
  /** More days than these; without it as the policy says. */
  days?: number;
  after?: string;
  limit: number;
}
export interface LostCandidate {
  request: RequestSummary;
  because: LostCandidateFilter['because'];
  /** When it was due, or when it was sent. */
  since: string;
  days: number;
  /** More days than these make it a candidate. */
  limit: number;
}
/** A line as storage gives it. */
export interface StoredCandidate {
  request: StoredSummary;
  since: string;
}

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
