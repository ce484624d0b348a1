/** What comes with one event of a request. */

import type { EventFacts } from '../../domain/tables/state-machine.js';
import type { MessageFacts, SentFacts } from '../../translation/facts.js';

/** What staff wrote down that stays in this library. */
export interface LocalFacts {
  internalNote?: string;
  /** A corrected citation: the fields that changed. */
  citation?: Record<string, string>;
  patronDueDate?: string;
  [field: string]: unknown;
}

/** What comes with one event. */
export interface StepFacts {
  /** The circumstances that entries of the tables ask for. */
  known?: EventFacts;
  heard?: MessageFacts;
  sent?: SentFacts;
  /** What is said of the step waits as long as it can be undone. */
  mayBeUndone?: boolean;
  /** What staff wrote down for this library alone. */
  local?: LocalFacts;
  /** The form as staff filled it in: what is ticked and noted there is for letters. */
  form?: Record<string, unknown>;
}
