import { attempt, type DeskOrder, type LastStep, outcomeOf, personOf } from './attempt.js';
import type { House } from './house.js';
import { illegible, isLegible } from './legible.js';
import type { ActOutcome, Actor } from './ports.js';

/** Longest note of an assignment, in characters as people count them. */
const noteAtMost = 1_000;

/**
 * Makes a request somebody's task, or with no name nobody's. One that is somebody's can be passed on or released by
 * that person alone.
 */
export async function assign(
  house: House,
  order: DeskOrder & { to?: string; note?: string },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const { actor, note } = order;
  const to = order.to?.trim();
  const problems = noteProblems(note);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const attempted = await attempt(house, order, async (bench, tx) => {
    const { loan } = bench;
    const present = await tx.assignment(loan.request.id);
    if (!present && !to) return { kind: 'notAllowed', loan, reason: 'It is nobody’s task.' };
    if (present && !isTaskOf(actor, present.assignedTo))
      return {
        kind: 'notAllowed',
        loan,
        reason: `It is the task of ${present.assignedTo}, who alone can pass it on or release it.`,
      };
    await tx.saveAssignment(
      loan.request.id,
      to ? { assignedTo: to, ...(note ? { note } : {}), assignedBy: actor.name } : undefined,
    );
    bench.note({
      ...{ actorKind: actor.kind, actor: actor.name, event: to ? (present ? 'reassigned' : 'assigned') : 'released' },
      facts: { ...(present ? { from: present.assignedTo } : {}), ...(to ? { to } : {}), ...(note ? { note } : {}) },
    });
    return undefined;
  });
  return outcomeOf(house, attempted, lastStep);
}

const isTaskOf = (actor: Actor, assignee: string) => actor.kind === 'system' || personOf(actor) === assignee;

function noteProblems(note: string | undefined): { field: string; problem: string }[] {
  if (note === undefined) return [];
  const { segment } = { segment: new Intl.Segmenter('en', { granularity: 'grapheme' }) };
  const length = [...segment.segment(note)].length;
  if (length > noteAtMost) return [{ field: 'note', problem: `Write 1,000 characters at most; these are ${length}.` }];
  return isLegible(note) ? [] : [{ field: 'note', problem: illegible }];
}
