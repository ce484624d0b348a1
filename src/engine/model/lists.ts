/** How lists of requests are narrowed and counted. */
import type { ListCondition } from '../../domain/lists/list-conditions.js';
import type {
  activities,
  ages,
  DayRange,
  dueBuckets,
  printing,
  searchFields,
} from '../../domain/lists/request-lists.js';
import type { Urgency } from '../../domain/lists/urgency.js';
import type { Service, Side } from '../../domain/tables/tables.js';

/** A facet that may be set to several values at once: whatever has one of them fits. */
export type OneOrMore<V extends string = string> = V | readonly V[];

/** The facets that are set, and words looked for within them. */
export interface RequestFacets extends Partial<Record<DayRange, string>> {
  side?: Side;
  state?: OneOrMore;
  activity?: (typeof activities)[number];
  /** Whose turn it is, as the state says. */
  turn?: OneOrMore;
  partner?: OneOrMore;
  /** Whose task it is: a name, or `unassigned`. */
  assignedTo?: OneOrMore;
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
  due?: OneOrMore<(typeof dueBuckets)[number]>;
  created?: OneOrMore<(typeof ages)[number]>;
  updated?: OneOrMore<(typeof ages)[number]>;
  serviceType?: OneOrMore<Service>;
  /** Level of service that the borrower wants. */
  level?: OneOrMore;
  /** Format that the borrower wants. */
  format?: OneOrMore;
  printed?: OneOrMore<(typeof printing)[number]>;
  /** Of the rule by which lists are ordered. */
  urgency?: OneOrMore<Urgency>;
  /** Of these conditions what does not fit them. */
  not?: OneOrMore<ListCondition>;
  /** Two conditions of which one is enough; of requests under way alone. */
  either?: OneOrMore<ListCondition>;
  /** By whose clock the days of a range begin. */
  timeZone?: string;
  /** Words of title, author and requester, ISBN or ISSN, External ID, barcode. */
  q?: string;
  searchIn?: (typeof searchFields)[number];
  /** For whoever may not read who asked: no name is looked for, and no file has one. */
  withoutPatrons?: boolean;
}
