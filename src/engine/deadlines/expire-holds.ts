import { attentionSays, type LocalAttention } from '../../domain/attention.js';
import { attempt } from '../desk/attempt.js';
import type { House } from '../house.js';
import type { Actor } from '../ports.js';

const byItself: Actor = { kind: 'system', name: 'Interlend' };

/** Holds whose time is over become expired (R45), and staff are told what to do with the item. Gives how many. */
export async function expireHolds(house: House, now: Date): Promise<number> {
  const expired = await house.local.circulation.expireHolds(now);
  for (const request of new Set(expired.map((hold) => hold.request))) await markFor(house, request, 'holdExpired', now);
  return expired.length;
}

/** A mark for staff that no step of the request makes; one that stands already is enough. */
export async function markFor(house: House, request: string, reason: LocalAttention, now: Date): Promise<void> {
  const open = await house.views.attention(request);
  if (open.some((each) => each.reason === reason)) return;
  await attempt(
    house,
    { id: request, actor: byItself },
    async (bench) => {
      bench.mark({ reason, says: attentionSays(reason) });
      return undefined;
    },
    now,
  );
}
