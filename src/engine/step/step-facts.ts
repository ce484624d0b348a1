import type { HeardFacts, SentFacts } from '../../translation/facts.js';
import type { LocalFacts } from './order-facts.js';

/** What comes with one event. */
export interface StepFacts {
  heard?: HeardFacts;
  sent?: SentFacts;
  /** What staff wrote down for this library alone. */
  local?: LocalFacts;
  /** The form as staff filled it in: what is ticked and noted there is for letters. */
  form?: Record<string, unknown>;
}
