import { attentionSays, type LocalAttention } from '../../domain/request/attention.js';
import { runOrder } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';

const byItself: Actor = { kind: 'system', name: 'Interlend' };

/** Holds whose time is over become expired (R45), and staff are told what to do with the item. Gives how many. */
export async function expireHolds(context: EngineContext, now: Date): Promise<number> {
  const expired = await context.local.circulation.expireHolds(now);
  for (const request of new Set(expired.map((hold) => hold.request)))
    await markFor(context, request, 'holdExpired', now);
  return expired.length;
}

/** An attention item that no step of the request makes; one that exists already is enough. */
export async function markFor(
  context: EngineContext,
  request: string,
  reason: LocalAttention,
  now: Date,
): Promise<void> {
  const open = await context.views.attention(request);
  if (open.some((each) => each.reason === reason)) return;
  await runOrder(
    context,
    { id: request, actor: byItself },
    async (requestStep) => {
      requestStep.mark({ reason, says: attentionSays(reason) });
      return undefined;
    },
    now,
  );
}
