/** Lost cases as desks read them. The record lives in the request's facts: a step that moves the one saves both at once. */

import type { LostCaseLine, LostCaseView } from '../../contract/lost-case-operations.js';
import type { RequestSummary } from '../../contract/request-views.js';
import { type LostCase, lostCaseRows } from '../../domain/fulfilment/lost-case.js';
import type { Page } from '../model/actor.js';
import type { StoredLostCase } from '../model/lost.js';

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
