import type { StaffView } from '../../contract/access-views.js';
import { lettersCalledBy } from '../../domain/letters/letters.js';
import { assignableRole, mayBeAssigned, roleRows } from '../../domain/staff/staff.js';
import { message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { FieldProblem } from '../model/local/outcome.js';
import type { StaffRecords } from '../model/local/staff.js';
import type { ActOutcome } from '../model/orders.js';
import { illegible, isLegible } from '../receiving/legible.js';
import { type DeskOrder, type LastStep, outcomeOf, personOf, runOrder, type Work } from './run-order.js';

/** Longest note of an assignment, in characters as people count them. */
const noteAtMost = 1_000;

/** Whose task it becomes; with no name nobody's. */
export interface AssignmentWish {
  to?: string;
  note?: string;
  sendEmail?: boolean;
  /** Who may be given it; without it those to whom requests are assigned (R82). */
  may?: (person: StaffView) => boolean;
}

/**
 * Makes a request somebody's task, or with no name nobody's. One that is somebody's can be passed on or released by
 * that person alone.
 */
export async function assign(
  context: EngineContext,
  order: DeskOrder & AssignmentWish,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const work = assigning(order, order.actor);
  const attempted = await runOrder(context, { ...order, sharesCommit: true }, work);
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

export function assigning({ note, sendEmail, may, ...wish }: AssignmentWish, actor: Actor): Work {
  const to = wish.to?.trim();
  return async (requestStep, tx) => {
    const { loan } = requestStep;
    const problems = noteProblems(note);
    if (problems.length > 0) return { kind: 'invalid', problems };
    const present = await tx.assignment(loan.request.id);
    if (!present && !to) return { kind: 'notAllowed', loan, reason: message('refusedOrder.nobodysTask') };
    const { staff } = tx.local;
    if (present && !(await isTaskOf(actor, present.assignedTo, staff)))
      return {
        kind: 'notAllowed',
        loan,
        reason: message('refusedOrder.taskOf', { person: present.assignedTo }),
      };
    const chosen = to ? await assignee(to, staff, may) : undefined;
    if (chosen && 'problem' in chosen) return { kind: 'invalid', problems: [chosen] };
    await tx.saveAssignment(
      loan.request.id,
      chosen ? { assignedTo: chosen.to, ...(note ? { note } : {}), assignedBy: actor.name } : undefined,
    );
    const event = chosen ? (present ? 'reassigned' : 'assigned') : 'released';
    if (chosen)
      for (const code of lettersCalledBy('house', 'desk.assigned', { sendEmail })) {
        const known = { assignee: chosen.name, assignedBy: actor.name, ...(note ? { internalNote: note } : {}) };
        requestStep.letter(code, event, actor.name, { staff: chosen.to, known });
      }
    requestStep.note({
      actorKind: actor.kind,
      actor: actor.name,
      event,
      facts: {
        ...(present ? { from: present.assignedTo } : {}),
        ...(chosen ? { to: chosen.to } : {}),
        ...(note ? { note } : {}),
      },
    });
    return undefined;
  };
}

/** Also anybody’s when the assignee is no longer among the staff: else nobody could ever pass it on. */
async function isTaskOf(actor: Actor, assignee: string, staff: StaffRecords): Promise<boolean> {
  if (actor.kind === 'system' || personOf(actor) === assignee) return true;
  const { anybody, found } = await staff.find(assignee);
  if (!found) return anybody;
  return (await staff.find(personOf(actor))).found?.code === found.code;
}

/** Under which name a request is assigned, and what the person is called: with staff on record the code of one who may have it (R82). */
async function assignee(
  to: string,
  staff: StaffRecords,
  may: AssignmentWish['may'],
): Promise<{ to: string; name: string } | FieldProblem> {
  const { anybody, found } = await staff.find(to);
  if (!anybody) return { to, name: to };
  if (found?.active && (may ? may(found) : mayBeAssigned(found.roles))) return { to: found.code, name: found.name };
  if (found?.active && may)
    return { field: 'to', problem: message('refusedOrder.personMayNot', { person: found.name }) };
  const role = roleRows[assignableRole];
  const problem = found
    ? !found.active
      ? message('refusedOrder.personGone', { person: found.name })
      : message('refusedOrder.personLacksRole', { person: found.name, role: role.label })
    : message('refusedOrder.personUnknown', { person: to, role: role.label });
  return { field: 'to', problem };
}

function noteProblems(note: string | undefined): { field: string; problem: Wording }[] {
  if (note === undefined) return [];
  const { segment } = { segment: new Intl.Segmenter('en', { granularity: 'grapheme' }) };
  const length = [...segment.segment(note)].length;
  if (length > noteAtMost)
    return [{ field: 'note', problem: message('refusedField.tooLongBy', { most: noteAtMost, length }) }];
  return isLegible(note) ? [] : [{ field: 'note', problem: illegible }];
}
