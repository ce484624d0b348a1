import { afterFailure, afterSuccess, recentCounted } from '../domain/channel.js';
import type { House } from './house.js';
import type { Actor, Answer } from './ports.js';
import type { ChannelState, Claimed } from './store.js';

/** A call got through: a probe closes the breaker, a ramp grows; a healthy channel is left alone. */
export async function noteSuccess(house: House, claimed: Claimed): Promise<void> {
  if (!claimed.probe && !claimed.unwell) return;
  const before = await house.store.channel(claimed.partnerCode);
  if (before.state === 'suspended') return;
  if (before.state === 'closed' && before.failuresInARow === 0 && before.ratePerSecond === undefined) return;
  const after = afterSuccess(before);
  const saved = await house.store.saveChannel(claimed.partnerCode, after, 'Interlend', before.state);
  if (saved && before.state === 'open' && after.state === 'closed') await house.store.hurry(claimed.partnerCode);
}

/** A call failed: counted, and enough of them open the breaker; a refused credential or a lost address holds the partner. */
export async function noteFailure(house: House, claimed: Claimed, answer: Answer): Promise<void> {
  const before = await house.store.channel(claimed.partnerCode);
  if (before.state === 'held' || before.state === 'suspended') return;
  const now = await house.store.now();
  if (needsStaff(answer, before.failuresInARow)) {
    const held: ChannelState = { ...before, state: 'held', reason: answer.reason, openedAt: now };
    if (await house.store.saveChannel(claimed.partnerCode, held, 'Interlend', before.state))
      house.log.warn({ partner: claimed.partnerCode, reason: answer.reason }, 'A partner is held.');
    return;
  }
  if (answer.httpStatus === 429) return;
  const recent = await house.store.recentOutcomes(claimed.partnerCode, recentCounted);
  const after = { ...afterFailure(before, now, recent), reason: answer.reason };
  const saved = await house.store.saveChannel(claimed.partnerCode, after, 'Interlend', before.state);
  if (saved && after.state !== before.state)
    house.log.warn(
      { partner: claimed.partnerCode, state: after.state, reason: answer.reason },
      'A partner’s channel changed.',
    );
}

/** Only people can put it right: a refused credential, an address that must not be called or leads nowhere. */
function needsStaff(answer: Answer, failuresBefore: number): boolean {
  if (answer.class === 'blocked') return true;
  if (answer.class === 'hold-partner') return answer.httpStatus !== 404 || failuresBefore >= 2;
  return answer.class === 'moved' && failuresBefore >= 2;
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
  if (what === 'resume' || what === 'probe') await house.store.hurry(partnerCode);
}
