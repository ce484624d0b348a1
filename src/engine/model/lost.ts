/** Lost cases, and what may be lost. */

import type { LostCase, LostCaseState } from '../../domain/fulfilment/lost-case.js';
import type { Wording } from '../../words/message.js';
import type { Side } from './actor.js';
import type { RequestSummary, StoredSummary } from './requests.js';

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

export interface LostCaseFilter {
  /** Only what belongs to requests of these libraries, or of none. */
  owners?: readonly string[];
  state?: LostCaseState;
  side?: Side;
  partner?: string;
  after?: string;
  limit: number;
}

export interface LostCaseView extends LostCase {
  label: Wording;
}

export interface LostCaseLine {
  request: RequestSummary;
  lostCase: LostCaseView;
}

/** A line as storage gives it. */
export interface StoredLostCase {
  request: StoredSummary;
  lostCase: LostCase;
}
