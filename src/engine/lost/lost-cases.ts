/** Lost cases as desks read them. The record lives in the request's facts: a step that moves the one saves both at once. */
import { type LostCase, type LostCaseState, lostCaseRows } from '../../domain/fulfilment/lost-case.js';
import type { Wording } from '../../words/message.js';
import type { Page, RequestSummary, Side, StoredSummary } from '../ports.js';

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

export function lostCaseView(lostCase: LostCase): LostCaseView {
  return { ...lostCase, label: lostCaseRows[lostCase.state].label };
}

export function lostCasePage(
  page: Page<StoredLostCase>,
  named: (request: StoredLostCase['request']) => RequestSummary,
): Page<LostCaseLine> {
  const items = page.items.map(({ request, lostCase }) => ({
    request: named(request),
    lostCase: lostCaseView(lostCase),
  }));
  return { ...page, items };
}
