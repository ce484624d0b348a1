/** A patron wants to keep a loan longer: staff pass the wish on, or it goes to the lender by itself (R47). */
import { act } from '../desk/act.js';
import type { LastStep } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ActOutcome } from '../model/orders.js';
import { volumesAtMost } from './lend.js';

/** Only a loan that this patron has; without a date the usual one is asked for. */
export async function renewForPatron(
  context: EngineContext,
  patron: string,
  loan: string,
  wish: { dueDate?: string },
  actor: Actor,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const { items } = await context.local.circulation.loans({ patron, status: 'out', limit: volumesAtMost });
  const found = items.find(({ id }) => id === loan);
  const seen = found && (await context.views.loan(found.request));
  if (!found || !seen) return { kind: 'unknown' };
  const fields = wish.dueDate ? { wishedDueDate: wish.dueDate } : {};
  const order = { id: found.request, action: 'patronAsksRenewal', seenVersion: seen.request.version, fields, actor };
  return act(context, order, lastStep);
}
