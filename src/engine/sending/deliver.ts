import { attentionSays } from '../../domain/attention.js';
import { byRule } from '../../domain/automatic-rules.js';
import { nextTry, retryWaits } from '../../domain/retry.js';
import type { EventName } from '../../domain/tables.js';
import { message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Answer } from '../model/courier.js';
import type { PartnerRecord } from '../model/records.js';
import type { Claimed, Settled, SettledTry } from '../model/store.js';
import { rankAnew } from '../rota/rank-anew.js';
import { atLibrary } from '../step/at-library.js';
import { followUp, nameForRota } from '../step/by-rule.js';
import { openStep } from '../step/request-step.js';
import { noteFailure, noteSuccess } from './channel.js';
import { callTo, UnreadableSecret, unreadableSecret } from './presenting.js';

/**
 * A row whose try ended with the process so often is parked. From the second time on only a try that went on with no other
 * beside it counts: three such are evidence, and a node that is killed from outside leaves none.
 */
const crashLimit = 5;
/** Cut off so often, it is sent with no other beside it at first. */
export const suspectFrom = 2;

/** A message that was delivered, as it was settled. */
export type Delivered = Settled;
/** Settles a try; undefined when it was no longer ours. */
export type Settle = (settled: SettledTry) => Promise<Settled | undefined>;

/**
 * Posts one claimed row and settles it; undefined when it ended otherwise than delivered. Never throws: what fails here is
 * found again when the lease ends.
 */
export async function deliver(
  context: EngineContext,
  claimed: Claimed,
  settle: Settle,
): Promise<Delivered | undefined> {
  try {
    if (claimed.crashes >= crashLimit) {
      await stop(context, claimed, 'dead', poisoned, poisonedReason);
      return undefined;
    }
    context.faultPoint('claimed-before-post');
    context.faultPoint(`claimed ${claimed.summary} ${claimed.requestingAgencyRequestId}`);
    const partner = await partnerOf(context, claimed.partnerCode);
    if (!partner) throw new Error(`Partner ${claimed.partnerCode} is not in the directory.`);
    const answer = await post(context, partner, claimed);
    context.faultPoint('answered-before-settle');
    context.meter.messageOut(claimed.kind, answer.class);
    context.meter.attemptTook(answer.class, answer.durationMs / 1000);
    const delivered = await settleAnswer(context, claimed, answer, settle);
    context.faultPoint('settled');
    return delivered;
  } catch (error) {
    context.log.error(
      { err: error, message: claimed.id },
      'A message could not be settled; its lease will end and it is tried again.',
    );
    return undefined;
  }
}

async function post(context: EngineContext, partner: PartnerRecord, claimed: Claimed): Promise<Answer> {
  try {
    return await context.courier.post({
      ...callTo(context, partner, claimed.body),
      expects: { kind: claimed.kind, requestingAgencyRequestId: claimed.requestingAgencyRequestId },
      afterAmbiguousTry: claimed.ambiguous,
    });
  } catch (error) {
    if (error instanceof UnreadableSecret) return unreadableSecret;
    // A fault of our own, found before the partner heard anything: it is tried again like any other, and said as what it is.
    context.log.error({ err: error, message: claimed.id }, 'A message could not be handed to the courier.');
    const { message: words } = error as Error;
    return {
      class: 'clean-failure',
      code: 'our-fault',
      reason: message('call.ownFault', { words }),
      durationMs: 0,
    };
  }
}

/** A partner that another process has just added is looked for once more, past what is remembered. */
async function partnerOf(context: EngineContext, code: string): Promise<PartnerRecord | undefined> {
  const known = await context.book.get(code);
  if (known) return known;
  context.book.forget();
  return context.book.get(code);
}

async function settleAnswer(
  context: EngineContext,
  claimed: Claimed,
  answer: Answer,
  settle: Settle,
): Promise<Delivered | undefined> {
  const base = { id: claimed.id, leaseToken: claimed.leaseToken, partnerCode: claimed.partnerCode, answer };
  switch (answer.class) {
    case 'delivered': {
      const settled = await settle({ ...base, status: 'delivered', waitSeconds: 0 });
      if (!settled) await context.store.closeAttempt(claimed.leaseToken, answer, 'late');
      await noteSuccess(context, claimed);
      return claimed.probe || claimed.unwell ? undefined : settled;
    }
    case 'refused':
      await stop(context, claimed, 'refused', answer, answer.reason);
      await noteSuccess(context, claimed);
      return undefined;
    case 'hold-message':
      await stop(context, claimed, 'held', answer, answer.reason);
      return undefined;
    case 'hold-partner':
    case 'blocked':
      // Nothing is wrong with the message: it waits for the partner to be put right, and goes then.
      if (!(await settle({ ...base, status: 'pending', waitSeconds: retryWaits[1] })))
        await context.store.closeAttempt(claimed.leaseToken, answer, `late ${answer.class}`);
      await noteFailure(context, claimed, answer);
      return undefined;
    default: {
      const now = new Date();
      const next = nextTry({
        made: claimed.attempt,
        since: new Date(now.getTime() - claimed.ageSeconds * 1000),
        now,
        retryAfterSeconds: answer.class === 'retry' ? answer.retryAfterSeconds : undefined,
        random: Math.random(),
      });
      if (next.kind === 'giveUp') await stop(context, claimed, 'dead', answer, answer.reason);
      else if (!(await settle({ ...base, status: 'pending', waitSeconds: (next.at.getTime() - now.getTime()) / 1000 })))
        await context.store.closeAttempt(claimed.leaseToken, answer, `late ${answer.class}`);
      await noteFailure(context, claimed, answer);
      return undefined;
    }
  }
}

const poisonedReason = message('call.poison');

const poisoned: Answer = {
  class: 'blocked',
  code: 'poison',
  reason: poisonedReason,
  durationMs: 0,
};

/** Ends a row and tells its request, in one transaction. A refused first request goes on to the next partner. */
async function stop(
  context: EngineContext,
  claimed: Claimed,
  status: 'refused' | 'dead' | 'held',
  answer: Answer,
  reason: Wording,
): Promise<void> {
  const partners = await context.book.all();
  const now = new Date();
  const ids = await context.store.transaction(async (tx) => {
    const loan = await tx.lockRequest(claimed.requestId);
    if (!loan || !(await tx.settleOutbound(claimed.id, claimed.leaseToken, status, reason))) return [];
    const requestStep = openStep(await atLibrary(context, loan.request.owner, tx.local), partners, loan, now);
    const conversation = loan.conversations.find((each) => each.id === claimed.conversationId);
    const cause = {
      actorKind: 'system',
      actor: 'Interlend',
      note: reason,
      facts: { message: claimed.summary, outcome: status },
    } as const;
    const isFirst =
      claimed.summary === 'Request' && status !== 'held' && conversation?.position === loan.request.activePosition;
    if (isFirst) await rankAnew(context, tx, requestStep, partners, now);
    const event = nameForRota(requestStep, endOfRequest(claimed, status, answer));
    const rule = { rule: byRule('undeliverableToNext'), date: now.toISOString() };
    const applied = isFirst && requestStep.apply(event, {}, { ...cause, facts: { ...rule, ...cause.facts } });
    if (applied && applied.kind !== 'noRow') followUp(context, requestStep, event, loan.request.state, now);
    else requestStep.note({ ...cause, conversationPosition: conversation?.position, event: `delivery.${status}` });
    const attention = status === 'refused' ? 'messageRefused' : 'messageUndelivered';
    requestStep.mark({
      partnerCode: claimed.partnerCode,
      reason: attention,
      says: attentionSays(attention, { more: saidOf(claimed.summary, reason) }),
      facts: { message: claimed.id, summary: claimed.summary, reason },
    });
    return (await tx.save(requestStep.decision())).outboundIds;
  });
  await context.store.closeAttempt(claimed.leaseToken, answer);
  if (ids.length > 0) void context.doorbell.ring(ids);
}

const saidOf = (summary: string, what: Wording) => message('said.labelled', { label: summary, what });

/** A request that we stopped sending may have got there all the same: then the partner is told by a Cancel. */
function endOfRequest(claimed: Claimed, status: 'refused' | 'dead' | 'held', answer: Answer): EventName {
  if (status !== 'dead') return 'delivery.requestRefused';
  return claimed.ambiguous || answer.class === 'ambiguous'
    ? 'delivery.requestUndeliveredAmbiguous'
    : 'delivery.requestUndelivered';
}
