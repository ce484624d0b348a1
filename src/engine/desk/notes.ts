import { stateRow } from '../../domain/states.js';
import { message } from '../../words/message.js';
import type { House } from '../house.js';
import type { ActOutcome } from '../ports.js';
import { illegible, isLegible } from '../receiving/legible.js';
import type { Workbench } from '../step/workbench.js';
import { attempt, type DeskOrder, type LastStep, outcomeOf } from './attempt.js';

/** Longest note, in characters. */
const atMost = 4_000;

/**
 * A note on a request. An internal one stays here. An active one stands out on both desks: before Send it travels with the
 * request, afterwards as a notification.
 */
export async function addNote(
  house: House,
  order: DeskOrder & { text: string; active: boolean },
  lastStep: LastStep,
): Promise<ActOutcome> {
  const { actor, active } = order;
  const text = order.text.trim();
  const problem =
    text === ''
      ? message('refusedField.empty')
      : [...text].length > atMost
        ? message('refusedField.tooLong', { most: atMost })
        : illegibleIn(text);
  if (problem) return { kind: 'invalid', problems: [{ field: 'text', problem }] };
  const cause = { actorKind: actor.kind, actor: actor.name } as const;
  const attempted = await attempt(house, order, async (bench) => {
    bench.remember({ text, active, authorKind: actor.kind, author: actor.name });
    if (active && !isUnsent(bench)) {
      const told = bench.apply('generalMessage', { sent: { note: text, activeNote: true } }, { ...cause, note: text });
      if (told.kind !== 'noRow') return undefined;
      const reason = message('refusedOrder.nobodyReads', {
        state: stateRow(bench.loan.request.side, bench.loan.request.state).label,
      });
      return { kind: 'notAllowed', loan: bench.loan, reason };
    }
    if (active) travelWithRequest(bench, text);
    bench.note({ ...cause, event: 'noteAdded', facts: { active } });
    return undefined;
  });
  return outcomeOf(house, attempted, lastStep, order.actor.desk);
}

const illegibleIn = (text: string) => (isLegible(text) ? undefined : illegible);

/** A borrowing request that stands before a partner it was not sent to. */
function isUnsent(bench: Workbench): boolean {
  const { side } = bench.loan.request;
  return side === 'borrowing' && bench.active()?.state !== 'asked' && bench.active()?.state !== 'ended';
}

/** Every partner that is asked from now on reads it in the request. */
function travelWithRequest(bench: Workbench, text: string): void {
  const { citation } = bench.loan;
  const note = [citation.service?.note, text].filter(Boolean).join('\n');
  citation.service = { ...citation.service, note } as NonNullable<typeof citation.service>;
  citation.mended = true;
}

/** Puts an active note aside at this desk. */
export function dismissNote(house: House, requestId: string, noteId: string, by: string): Promise<boolean> {
  return house.store.transaction((tx) => tx.dismissNote(requestId, noteId, by));
}
