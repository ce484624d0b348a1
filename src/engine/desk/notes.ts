import { stateRow } from '../../domain/tables/states.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { ActOutcome } from '../model/orders.js';
import { illegible, isLegible } from '../receiving/legible.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { type DeskOrder, type LastStep, outcomeOf, runOrder } from './run-order.js';

/** Longest note, in characters. */
const atMost = 4_000;

/**
 * A note on a request. An internal one stays here. An active one stands out on both desks: before Send it travels with the
 * request, afterwards as a notification.
 */
export async function addNote(
  context: EngineContext,
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
  const attempted = await runOrder(context, { ...order, sharesCommit: true }, async (requestStep) => {
    requestStep.remember({ text, active, authorKind: actor.kind, author: actor.name });
    if (active && !isUnsent(requestStep)) {
      const told = requestStep.apply(
        'generalMessage',
        { sent: { note: text, activeNote: true } },
        { ...cause, note: text },
      );
      if (told.kind !== 'noRow') return undefined;
      const reason = message('refusedOrder.nobodyReads', {
        state: stateRow(requestStep.loan.request.side, requestStep.loan.request.state).label,
      });
      return { kind: 'notAllowed', loan: requestStep.loan, reason };
    }
    if (active) travelWithRequest(requestStep, text);
    requestStep.note({ ...cause, event: 'noteAdded', facts: { active } });
    return undefined;
  });
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
}

const illegibleIn = (text: string) => (isLegible(text) ? undefined : illegible);

/** A borrowing request that is before a partner it was not sent to. */
function isUnsent(requestStep: RequestStep): boolean {
  const { side } = requestStep.loan.request;
  return side === 'borrowing' && requestStep.active()?.state !== 'asked' && requestStep.active()?.state !== 'ended';
}

/** Every partner that is asked from now on reads it in the request. */
function travelWithRequest(requestStep: RequestStep, text: string): void {
  const { citation } = requestStep.loan;
  const note = [citation.service?.note, text].filter(Boolean).join('\n');
  citation.service = { ...citation.service, note } as NonNullable<typeof citation.service>;
  citation.mended = true;
}

/** Puts an active note aside at this desk. */
export function dismissRequestNote(
  context: EngineContext,
  requestId: string,
  noteId: string,
  by: string,
): Promise<boolean> {
  return context.store.transaction((tx) => tx.dismissNote(requestId, noteId, by));
}
