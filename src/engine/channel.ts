import { afterFailure, afterSuccess, recentCounted } from '../domain/channel.js';
import type { House } from './house.js';
import type { Actor, Answer } from './ports.js';
import type { ChannelState, Claimed } from './store.js';

/** A call got through: a probe closes the breaker, a ramp grows; a healthy channel is left alone. */
export async function noteSuccess(house: House, claimed: Claimed): Promise<void> {
  if (!claimed.probe && claimed.attempt === 1) return;
  const before = await house.store.channel(claimed.partnerCode);
  if (before.state === 'closed' && before.failuresInARow === 0 && before.ratePerSecond === undefined) return;
  await house.store.saveChannel(claimed.partnerCode, afterSuccess(before), 'Interlend');
}

/** A call failed: counted, and enough of them open the breaker; a refused credential or a lost address holds the partner. */
export async function noteFailure(house: House, claimed: Claimed, answer: Answer): Promise<void> {
  const before = await house.store.channel(claimed.partnerCode);
  const now = await house.store.now();
  const holds = answer.class === 'hold-partner' && (answer.httpStatus !== 404 || before.failuresInARow >= 2);
  const moved = answer.class === 'moved' && before.failuresInARow >= 2;
  if (holds || moved) {
    await order(house, claimed.partnerCode, 'hold', { kind: 'system', name: 'Interlend' }, answer.reason);
    house.log.warn({ partner: claimed.partnerCode, reason: answer.reason }, 'A partner is held.');
    return;
  }
  if (answer.httpStatus === 429) return;
  const recent = await house.store.recentOutcomes(claimed.partnerCode, recentCounted);
  const after = afterFailure(before, now, recent);
  await house.store.saveChannel(claimed.partnerCode, { ...after, reason: answer.reason }, 'Interlend');
  if (after.state !== before.state)
    house.log.warn(
      { partner: claimed.partnerCode, state: after.state, reason: answer.reason },
      'A partner’s channel changed.',
    );
}

/** Staff orders: hold and suspend stop sending, resume goes on in order, probe tries one message now. */
export async function order(
  house: House,
  partnerCode: string,
  what: 'hold' | 'suspend' | 'resume' | 'probe',
  actor: Actor,
  reason?: string,
): Promise<void> {
  const before = await house.store.channel(partnerCode);
  const now = await house.store.now();
  const fresh: ChannelState = { state: 'closed', failuresInARow: 0 };
  const after: Record<typeof what, ChannelState> = {
    hold: { ...before, state: 'held', reason: reason ?? `Held by ${actor.name}.`, openedAt: now },
    suspend: { ...before, state: 'suspended', reason: reason ?? `Suspended by ${actor.name}.`, openedAt: now },
    resume: fresh,
    probe: { ...before, state: 'open', openedAt: before.openedAt ?? now, nextProbeAt: now },
  };
  await house.store.saveChannel(partnerCode, after[what], actor.name);
}
