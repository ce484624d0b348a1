/** The work queue: one list of what needs a person now, each with why and the usual next step. */

import type { RequestSummary, WorkCount, WorkLine } from '../../contract/request-views.js';
import { actionFor, kindAt, reasonsFor, workKinds, workLabel } from '../../domain/lists/work-queue.js';
import { asksFor } from '../../domain/request/attention.js';
import { allowedActions, askedFirst } from '../../domain/tables/staff-actions.js';
import type { Service } from '../../domain/tables/tables.js';
import type { Page, Side } from '../model/actor.js';
import type { PartnerRecord } from '../model/records.js';
import type { NextAction, StoredSummary } from '../model/requests.js';
import type { StoredWork } from '../model/work.js';
import { leftOutWith } from '../step/profile-of.js';

export function workPage(
  page: Page<StoredWork>,
  named: (request: StoredWork['request']) => RequestSummary,
  partners: readonly PartnerRecord[],
): Page<WorkLine> {
  return { ...page, items: page.items.map((stored) => workLine(stored, named(stored.request), partners)) };
}

function workLine({ rank, marks }: StoredWork, request: RequestSummary, partners: readonly PartnerRecord[]): WorkLine {
  const { name } = kindAt(rank);
  const { side, state, serviceType } = request;
  const leftOut = leftOutWith(side, request.partner, partners);
  const action = actionFor(rank, side, serviceType as Service, state, leftOut, marks);
  return {
    kind: name,
    label: workLabel(name),
    priority: rank + 1,
    why: reasonsFor(side, state, marks, request.activeNotes),
    since: marks.map(({ at }) => at).sort()[0] ?? request.updatedAt,
    request,
    ...(action ? { action } : {}),
  };
}

/** The usual next step of a line in a list; nothing where the state has none, or the partner's profile leaves it out. */
export function usualNext(
  { side, state, serviceType, partner, askedBy }: StoredSummary,
  partners: readonly PartnerRecord[],
): { action?: NextAction } {
  const allowed = allowedActions(side, serviceType as Service, state, leftOutWith(side, partner, partners));
  const usual = askedFirst(allowed, askedBy && asksFor(askedBy)).find(({ primary }) => primary);
  if (!usual) return {};
  const { name, label, asks } = usual;
  return { action: { name, label, asks } };
}

/** A line for each kind, also for those with nothing to do. */
export function workCounts(found: readonly { rank: number; side: Side; count: number }[]): WorkCount[] {
  return workKinds.map(({ name }, rank) => {
    const of = (side: Side) => found.find((each) => each.rank === rank && each.side === side)?.count ?? 0;
    return { kind: name, label: workLabel(name), borrowing: of('borrowing'), lending: of('lending') };
  });
}
