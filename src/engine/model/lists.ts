/** How lists of requests are narrowed, sorted and counted. */

import type { Turn } from '../../domain/state-row.js';
import type { Service, Side } from '../../domain/tables.js';
import type { Wording } from '../../words/message.js';

export const activities = ['active', 'completed'] as const;

/** By the lender's due date, each without the ones before it; only of active requests. */
export const dueBuckets = ['overdue', 'within3days', 'within7days', 'later', 'none'] as const;

/** By age: the last 24 hours, 7 days, 30 days, each without the ones before it. */
export const ages = ['day', 'week', 'month', 'older'] as const;

/** Of the slips of a request: one waits to be printed, all are printed, or there is none. */
export const printing = ['waiting', 'printed', 'none'] as const;

/** `needs`: what needs us first. */
export const sorts = ['needs', 'created', 'updated', 'due', 'title', 'partner', 'state'] as const;

/** Whose turn it may be; of what is over it is nobody’s. */
export const turns = ['us', 'partner', 'patron', 'nobody'] as const satisfies readonly Turn[];

/** Where words are looked for; without one, everywhere. */
export const searchFields = ['title', 'author', 'externalId', 'barcode', 'isbn', 'requester'] as const;

export const facetNames = [
  'side',
  'state',
  'activity',
  'turn',
  'partner',
  'assignedTo',
  'owner',
  'pickup',
  'attention',
  'notes',
  'unread',
  'due',
  'created',
  'updated',
  'serviceType',
  'level',
  'format',
  'printed',
] as const;

export type Facet = (typeof facetNames)[number];

/** A facet that may be set to several values at once: whatever has one of them fits. */
export type OneOrMore = string | readonly string[];

/** The facets that are set, and words looked for within them. */
export interface RequestFacets {
  side?: Side;
  state?: OneOrMore;
  activity?: (typeof activities)[number];
  /** Whose turn it is, as the state says. */
  turn?: OneOrMore;
  partner?: OneOrMore;
  /** Whose task it is: a name, or `unassigned`. */
  assignedTo?: string;
  /** Code of the resource sharing library whose request it is. */
  owner?: OneOrMore;
  /** Only of these libraries, and what is no library’s own: what somebody may see. */
  owners?: readonly string[];
  /** Where the patron fetches it. */
  pickup?: OneOrMore;
  /** With open marks. */
  attention?: boolean;
  /** With active notes. */
  notes?: boolean;
  /** With general messages that nobody has dealt with. */
  unread?: boolean;
  due?: (typeof dueBuckets)[number];
  created?: (typeof ages)[number];
  updated?: (typeof ages)[number];
  serviceType?: Service;
  /** Level of service that the borrower wishes. */
  level?: string;
  /** Format that the borrower wishes. */
  format?: string;
  printed?: (typeof printing)[number];
  /** Words of title, author and requester, ISBN or ISSN, External ID, barcode. */
  q?: string;
  searchIn?: (typeof searchFields)[number];
  /** For whoever may not read who asked: no name is looked for, and no file has one. */
  withoutPatrons?: boolean;
}

export interface FacetValue {
  value: string;
  /** States, partners and libraries have names for people. */
  label?: Wording;
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
