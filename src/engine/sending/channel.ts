import { afterFailure, afterSuccess, recentCounted } from '../../domain/partner/channel.js';
import { message } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { Answer } from '../model/courier.js';
import type { ChannelState, Claimed } from '../model/store.js';
import { waitsForConfirmation, whyItWaits } from './presenting.js';

/** A call got through: a probe closes the breaker, a ramp grows; a healthy channel is left alone. */
export async function noteSuccess(context: EngineContext, claimed: Claimed): Promise<void> {
  if (!claimed.probe && !claimed.unwell) return;
  const changed = await context.store.changeChannel(claimed.partnerCode, 'Interlend', (before) => {
    const isWell = before.failuresInARow === 0 && before.ratePerSecond === undefined;
    return before.state === 'suspended' || (before.state === 'closed' && isWell) ? undefined : afterSuccess(before);
  });
  if (changed?.before.state !== 'open' || changed.after.state !== 'closed') return;
  await context.store.makeDueNow(claimed.partnerCode);
  context.log.info({ partner: claimed.partnerCode }, 'A partner can be reached again.');
}

/** A call failed: counted, and enough of them open the breaker; what only people can put right holds the partner. */
export async function noteFailure(context: EngineContext, claimed: Claimed, answer: Answer): Promise<void> {
  const { partnerCode } = claimed;
  const recent = await context.store.recentOutcomes(partnerCode, recentCounted);
  const changed = await context.store.changeChannel(partnerCode, 'Interlend', (before, now) => {
    if (before.state === 'held' || before.state === 'suspended') return undefined;
    if (needsStaff(answer, before.failuresInARow))
      return { ...before, state: 'held', reason: answer.reason, openedAt: now };
    return answer.httpStatus === 429 ? undefined : { ...afterFailure(before, now, recent), reason: answer.reason };
  });
  if (changed && changed.after.state !== changed.before.state)
    context.log.warn(
      { partner: partnerCode, state: changed.after.state, reason: answer.reason },
      'Sending to a partner stopped.',
    );
}

/** A refused credential, an address that must not be called, leads nowhere or points elsewhere. */
function needsStaff(answer: Answer, failuresBefore: number): boolean {
  if (answer.class === 'blocked') return true;
  if (answer.class === 'hold-partner') return answer.httpStatus !== 404 || failuresBefore >= 2;
  return answer.class === 'moved' && failuresBefore >= 2;
}

/**
 * Staff orders: hold and suspend stop sending, resume goes on in order, probe tries one message now. Nothing goes while the
 * address waits to be confirmed.
 */
export async function order(
  context: EngineContext,
  partnerCode: string,
  what: 'hold' | 'suspend' | 'resume' | 'probe',
  { name }: Actor,
): Promise<void> {
  const partner = await context.book.get(partnerCode);
  const waits = partner && waitsForConfirmation(partner) ? whyItWaits(partner) : undefined;
  const goes = what === 'resume' || what === 'probe';
  await context.store.changeChannel(partnerCode, name, (before, now): ChannelState => {
    if (goes && waits) return { ...before, state: 'held', reason: waits, openedAt: now };
    switch (what) {
      case 'hold':
        return { ...before, state: 'held', reason: message('said.heldBy', { name }), openedAt: now };
      case 'suspend':
        return { ...before, state: 'suspended', reason: message('said.suspendedBy', { name }), openedAt: now };
      case 'resume':
        return { state: 'closed', failuresInARow: 0 };
      case 'probe':
        return { ...before, state: 'open', openedAt: before.openedAt ?? now, nextProbeAt: now };
    }
  });
  if (goes && !waits) await context.store.makeDueNow(partnerCode);
}
