/** What needs a person now, as desks see it. */

import type { StepOfOthers } from '../../domain/action-permissions.js';
import type { Allowed as AllowedAction } from '../../domain/staff-actions.js';
import type { WorkKindName } from '../../domain/work-queue.js';
import type { Wording } from '../../words/message.js';
import type { Side } from './actor.js';
import type { RequestSummary, StoredSummary } from './requests.js';

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

export interface WorkLine {
  kind: WorkKindName;
  label: Wording;
  /** The place of its kind; the queue is in the order of urgency. */
  priority: number;
  why: Wording[];
  /** Since when it waits: the oldest open mark, else the last step. */
  since: string;
  request: RequestSummary;
  /** The usual next step; none where staff must judge. */
  action?: AllowedAction;
  /** The usual next step, when it is not the reader's to do: whose it is. */
  stepOfOthers?: StepOfOthers;
}

/** A task line of the dashboard. */
export interface WorkCount {
  kind: WorkKindName;
  label: Wording;
  borrowing: number;
  lending: number;
}

/** A line as storage gives it. */
export interface StoredWork {
  rank: number;
  marks: { reason: string; says: Wording; at: string }[];
  request: StoredSummary;
}
