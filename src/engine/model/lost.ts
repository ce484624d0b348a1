/** Lost cases, and what may be lost. */

import type { candidateKinds } from '../../contract/lost-case-operations.js';
import type { LostCase, LostCaseState } from '../../domain/fulfilment/lost-case.js';
import type { Side } from './actor.js';
import type { StoredSummary } from './requests.js';

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

/** A line as storage gives it. */
export interface StoredCandidate {
  request: StoredSummary;
  since: string;
}

export interface LostCaseFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  state?: LostCaseState;
  side?: Side;
  partner?: string;
  after?: string;
  limit: number;
}

/** A line as storage gives it. */
export interface StoredLostCase {
  request: StoredSummary;
  lostCase: LostCase;
}
