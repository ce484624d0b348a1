/** What needs a person now, as desks see it. */

import type { WorkKindName } from '../../domain/lists/work-queue.js';
import type { Wording } from '../../words/message.js';
import type { Side } from './actor.js';
import type { StoredSummary } from './requests.js';

/** What narrows the queue and its numbers alike. */
export interface WorkFacets {
  side?: Side;
  /** Whose task it is: a name, or `unassigned`. */
  assignedTo?: string;
  /** With active notes. */
  notes?: boolean;
  /** Only of these libraries, and what is no library’s own. */
  owners?: readonly string[];
}

export interface WorkFilter extends WorkFacets {
  kind?: WorkKindName;
  after?: string;
  limit: number;
}

/** A line as storage gives it. */
export interface StoredWork {
  rank: number;
  marks: { reason: string; says: Wording; at: string }[];
  request: StoredSummary;
}
