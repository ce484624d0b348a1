/** Lent items that may be declared lost by the policy: overdue, or on their way, for too many days (R112, R115, R116). */
import { addDays, endOfDay } from '../../domain/calendar.js';
import { daysBetween } from '../../domain/fulfilment/local-days.js';
import type { House } from '../house.js';
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
  'damaged',
];

export async function lostCandidates(
  house: House,
  filter: LostCandidateFilter,
  named: (request: StoredCandidate['request']) => RequestSummary,
  now: Date,
): Promise<Page<LostCandidate>> {
  const { timeZone } = house.settings;
  const { because } = filter;
  const policies = await house.store.transaction((tx) => tx.local.policies.inForce());
  const usual = because === 'overdue' ? policies.lostAfterOverdueDays : policies.lostAfterTransitDays;
  const limit = filter.days ?? usual;
  const lastDay = endOfDay(addDays(now, -limit - 1, timeZone), timeZone);
  const page = await house.views.lostCandidates(filter, lentStates, lastDay);
  const items = page.items.map(({ request, since }) => ({
    request: named(request),
    because,
    since,
    days: daysBetween(new Date(since), now, timeZone),
    limit,
  }));
  return { ...page, items };
}
