/** How desks narrow a list of requests, and what they are told about the numbers. */
import type { Side } from '../domain/tables.js';

export const activities = ['active', 'completed'] as const;
/** By the lender's due date, each without the ones before it; only of active requests. */
export const dueBuckets = ['overdue', 'within3days', 'within7days', 'later', 'none'] as const;
/** By the time of creation: the last 24 hours, 7 days, 30 days, each without the ones before it. */
export const createdBuckets = ['day', 'week', 'month', 'older'] as const;
export const sorts = ['created', 'updated', 'due'] as const;

export const facetNames = [
  'side',
  'state',
  'activity',
  'partner',
  'attention',
  'due',
  'created',
  'serviceType',
] as const;
export type Facet = (typeof facetNames)[number];

/** The facets that are set, and words looked for within them. */
export interface RequestFacets {
  side?: Side;
  state?: string;
  activity?: (typeof activities)[number];
  partner?: string;
  /** Whose task it is. */
  assignedTo?: string;
  attention?: boolean;
  due?: (typeof dueBuckets)[number];
  created?: (typeof createdBuckets)[number];
  serviceType?: 'Loan' | 'Copy';
  /** Words of title and author, ISBN or ISSN, External ID, barcode. */
  q?: string;
}

export interface FacetValue {
  value: string;
  /** States and partners have names for people. */
  label?: string;
  french?: string;
  /** A state belongs to a side. */
  side?: Side;
  count: number;
  /** There are at least so many. */
  more?: true;
}
/** Each facet is counted with all others applied. Exact for active requests, else up to 10,000. */
export interface RequestCounts {
  total: { count: number; more?: true };
  facets: Record<Facet, FacetValue[]>;
}

/** Above it a wider view says "10,000 or more", and an export ends. */
export const countedAtMost = 10_000;

/** What may be asked of a list together: only the active view is small enough to be sorted by other things than age. */
export function listProblems({ activity, sort }: { activity?: string; sort?: string }) {
  return sort && sort !== 'created' && activity !== 'active'
    ? [{ field: 'sort', problem: `A list is sorted by ${sort} only with activity=active.` }]
    : [];
}
