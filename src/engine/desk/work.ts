/** The work queue: one list of what needs a person now, each with why and the usual next step. */

import type { StepOfOthers } from '../../domain/action-permissions.js';
import { asksFor } from '../../domain/attention.js';
import { allowedActions, askedFirst } from '../../domain/staff-actions.js';
import type { Service } from '../../domain/tables.js';
import { actionFor, kindAt, reasonsFor, type WorkKindName, workKinds } from '../../domain/work-queue.js';
import type { AllowedAction, NextAction, Page, RequestSummary, Side, StoredSummary } from '../ports.js';
import type { PartnerRecord } from '../records.js';
import { leftOutWith } from '../step/profile-of.js';

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
  label: string;
  french: string;
  /** 1 is done first. */
  priority: number;
  why: string[];
  whyFrench: string[];
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
  label: string;
  french: string;
  borrowing: number;
  lending: number;
}

/** A line as storage gives it. */
export interface StoredWork {
  rank: number;
  marks: { reason: string; text: string; french?: string; at: string }[];
  request: StoredSummary;
}

export function workPage(
  page: Page<StoredWork>,
  named: (request: StoredWork['request']) => RequestSummary,
  partners: readonly PartnerRecord[],
): Page<WorkLine> {
  return { ...page, items: page.items.map((stored) => workLine(stored, named(stored.request), partners)) };
}

function workLine({ rank, marks }: StoredWork, request: RequestSummary, partners: readonly PartnerRecord[]): WorkLine {
  const { name, label, french } = kindAt(rank);
  const { side, state, serviceType } = request;
  const leftOut = leftOutWith(side, request.partner, partners);
  const action = actionFor(rank, side, serviceType as Service, state, leftOut, marks);
  const why = reasonsFor(side, state, marks, request.activeNotes);
  return {
    kind: name,
    label,
    french,
    priority: rank + 1,
    why: why.map(({ text }) => text),
    whyFrench: why.map((each) => each.french),
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
  return workKinds.map(({ name, label, french }, rank) => {
    const of = (side: Side) => found.find((each) => each.rank === rank && each.side === side)?.count ?? 0;
    return { kind: name, label, french, borrowing: of('borrowing'), lending: of('lending') };
  });
}
