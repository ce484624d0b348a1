/** How lists of requests are narrowed, sorted and searched: what the API takes, the store answers and the desk shows. */
import type { StateRow } from '../tables/state-row.js';

export const activities = ['active', 'completed'] as const;

/** By the lender's due date, each without the ones before it; only of active requests. */
export const dueBuckets = ['overdue', 'within3days', 'within7days', 'later', 'none'] as const;

/** By age: the last 24 hours, 7 days, 30 days, each without the ones before it. */
export const ages = ['day', 'week', 'month', 'older'] as const;

/** Of the slips of a request: one waits to be printed, all are printed, or there is none. */
export const printing = ['waiting', 'printed', 'none'] as const;

/** `needs`: what needs us first. */
export const sorts = ['needs', 'created', 'updated', 'due', 'title', 'partner', 'state'] as const;
export type Sort = (typeof sorts)[number];

/** Whose turn it may be: ours, theirs, or nobody's while it is in the post or with a patron. What is over is `nobody`’s. */
export const turns = ['us', 'partner', 'onItsWay', 'nobody'] as const;
export type ListTurn = (typeof turns)[number];

/** Of a state. What needs us for another reason, such as an unread message, is ours whatever its state says. */
export function listTurn({ turn, onItsWay }: Pick<StateRow, 'turn' | 'onItsWay'>): ListTurn {
  if (turn === 'nobody') return 'nobody';
  return onItsWay || turn === 'patron' ? 'onItsWay' : turn;
}

/** A turn as saved views and links say it; some are from before the patron’s turn was one with the post’s. */
export const turnAsked = (said: string): string => (said === 'patron' ? 'onItsWay' : said);

/** Where words are looked for; without one, everywhere. */
export const searchFields = ['title', 'author', 'externalId', 'barcode', 'isbn', 'requester'] as const;

interface FacetRow {
  /** It may be set to several values at once: whatever has one of them fits. */
  takesMany?: true;
  /** Known of requests under way alone: to narrow by it is to look at these. */
  activeOnly?: true;
}

/** What a list is narrowed by, in the order in which desks show it; the side and the activity stand apart. */
export const facetRows = {
  side: {},
  activity: {},
  turn: { takesMany: true },
  state: { takesMany: true },
  attention: {},
  notes: {},
  unread: {},
  due: { takesMany: true, activeOnly: true },
  partner: { takesMany: true },
  assignedTo: { takesMany: true },
  pickup: { takesMany: true },
  owner: { takesMany: true },
  serviceType: { takesMany: true },
  created: { takesMany: true },
  updated: { takesMany: true, activeOnly: true },
  level: { takesMany: true, activeOnly: true },
  format: { takesMany: true, activeOnly: true },
  printed: { takesMany: true, activeOnly: true },
  urgency: { takesMany: true, activeOnly: true },
} as const satisfies Record<string, FacetRow>;

export type Facet = keyof typeof facetRows;
export const facetNames = Object.keys(facetRows) as Facet[];

/** Days between which a date lies, written as `2026-11-27..2026-12-31`; either may be left out. */
export const dayRanges = ['neededOn', 'dueOn', 'createdOn', 'updatedOn'] as const;
export type DayRange = (typeof dayRanges)[number];

/** The first and the last day of a range; nothing where it is none. */
export function daysOfRange(range: string): { from?: string; until?: string } | undefined {
  const [, from, until] = /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(range) ?? [];
  if (!from && !until) return undefined;
  return { ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

/** The facets that are known of requests under way alone. */
export type ActiveOnly = {
  [F in Facet]: (typeof facetRows)[F] extends { activeOnly: true } ? F : never;
}[Facet];

const rowOf = (facet: Facet): FacetRow => facetRows[facet];
export const takesSeveral = (facet: Facet): boolean => rowOf(facet).takesMany === true;
export const isActiveOnly = (facet: Facet): facet is ActiveOnly => rowOf(facet).activeOnly === true;
export const activeOnly: readonly ActiveOnly[] = facetNames.filter(isActiveOnly);
