import { nextTry, retryWaits } from '../../domain/partner/retry.js';
import { attentionSays } from '../../domain/request/attention.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { historyName } from '../../domain/tables/events.js';
import type { EventName } from '../../domain/tables/tables.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { message, type Wording } from '../../words/message.js';
import type { EngineContext } from '../engine-context.js';
import type { Answer } from '../model/courier.js';
import type { Loan, PartnerRecord } from '../model/records.js';
import type { Claimed, Settled, SettledTry } from '../model/store.js';
import { rankAnew } from '../rota/rank-anew.js';
import { atLibrary } from '../step/at-library.js';
import { factsOfRota, followUp } from '../step/by-rule.js';
import { openStep } from '../step/request-step.js';
import { noteFailure, noteSuccess } from './channel.js';
import { callTo, NothingToPresent } from './presenting.js';

/**
 * A row whose try ended with the process so often is parked. From the second time on only a try that went on with no other
 * next to it counts: three such are evidence, and a node that is killed from outside leaves none.
 */
const crashLimit = 5;
/** Cut off so often, it is sent with no other next to it at first. */
export const suspectFrom = 2;

/** A message that was delivered, as it was settled. */
export type Delivered = Settled;
/** Settles a try; undefined when it was no longer ours. */
export type Settle = (settled: SettledTry) => Promise<Settled | undefined>;

/**
 * Posts one claimed row and settles it; undefined when it ended otherwise than delivered. Never throws: what fails here is
 * found again when the lease ends. `leaseNow`: the lease by which it is settled.
 */
export async function deliver(
  context: EngineContext,
  claimed: Claimed,
  settle: Settle,
  leaseNow: () => Promise<string> = async () => claimed.leaseToken,
): Promise<Delivered | undefined> {
  try {
    if (claimed.crashes >= crashLimit) {
      await stop(context, { ...claimed, leaseToken: await leaseNow() }, 'dead', poisoned, poisonedReason);
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
    // Its lease may have been made this process's own while the partner was called.
    const delivered = await settleAnswer(context, { ...claimed, leaseToken: await leaseNow() }, answer, settle);
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
      alreadyExists: claimed.ambiguous ? 'acceptance' : claimed.summary === 'Request' ? 'acceptanceOfId' : 'refusal',
    });
  } catch (error) {
    if (error instanceof NothingToPresent) return error.answer;
    // A fault of our own before anything was sent: it is tried again like any other, and reported as our fault.
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
    case 'refused': {
      const waitSeconds = await waitOfRefusal(context, claimed, answer);
      if (waitSeconds === undefined) await stop(context, claimed, 'refused', answer, answer.reason);
      else if (!(await settle({ ...base, status: 'pending', waitSeconds })))
        await context.store.closeAttempt(claimed.leaseToken, answer, 'late refused');
      await noteSuccess(context, claimed);
      return undefined;
    }
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

/** Seconds before each further try of what was refused for now. */
const notYetWaits = [5, 60] as const;

/**
 * A partner that has not ended its own step refuses what belongs to the next: that is tried again, twice, before it is a refusal.
 * A first request is none of these: it has another partner to go to.
 */
async function waitOfRefusal(
  context: EngineContext,
  { id, kind, partnerCode }: Claimed,
  { errors }: Extract<Answer, { class: 'refused' }>,
): Promise<number | undefined> {
  const partner = await partnerOf(context, partnerCode);
  const { notYet } = partner ? dialectOf(partner.dialect) : {};
  if (kind === 'request' || !notYet || errors.length === 0 || !errors.every(({ value }) => notYet.test(value)))
    return undefined;
  return notYetWaits[await context.store.refusals(id)];
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
  await context.store.transaction(async (tx) => {
    const loan = await tx.lockRequest(claimed.requestId);
    if (!loan || !(await tx.settleOutbound(claimed.id, claimed.leaseToken, status, reason))) return;
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
    const { event, ambiguous } = endOfRequest(claimed, status, answer);
    const known = { ...factsOfRota(requestStep), ambiguous };
    const rule = { rule: byRule('undeliverableToNext'), date: now.toISOString() };
    const applied = isFirst && requestStep.apply(event, { known }, { ...cause, facts: { ...rule, ...cause.facts } });
    if (applied && applied.kind !== 'noRow')
      followUp(context, requestStep, historyName('borrowing', event, known), loan.request.state, now);
    else requestStep.note({ ...cause, conversationPosition: conversation?.position, event: `delivery.${status}` });
    if (status === 'refused' && isNoLoss(claimed, loan)) return void (await tx.save(requestStep.decision()));
    const attention = status === 'refused' ? 'messageRefused' : 'messageUndelivered';
    requestStep.mark({
      partnerCode: claimed.partnerCode,
      reason: attention,
      says: attentionSays(attention, { more: saidOf(claimed.summary, reason) }),
      facts: { message: claimed.id, summary: claimed.summary, reason },
    });
    await tx.save(requestStep.decision());
  });
  await context.store.closeAttempt(claimed.leaseToken, answer);
}

/** A partner that takes no receipt of a copy, or no reminder, lacks nothing: the history says it, and staff are not asked. */
const isNoLoss = ({ summary }: Claimed, { request }: Loan): boolean =>
  summary === 'Reminder' || (summary === 'Received' && request.serviceType === 'Copy');

const undeliverableReason = message('call.undeliverable');

const undeliverable: Answer = { ...poisoned, code: 'undeliverable', reason: undeliverableReason };

/**
 * A message that the queue handed out again and again while no process came to an end with it is held, with all that follows in its
 * conversation, until staff send it again. It may have arrived.
 */
export async function giveUpMessage(context: EngineContext, given: Claimed): Promise<void> {
  const claimed = await context.store.takeOverLease(given, context.instance);
  if (!claimed) return;
  context.log.error(
    { message: claimed.id, partner: claimed.partnerCode },
    'The broker handed out a message too often; it is stopped, and staff may send it again.',
  );
  await stop(context, claimed, 'held', undeliverable, undeliverableReason);
}

const saidOf = (summary: string, what: Wording) => message('said.labelled', { label: summary, what });

/** A request that we stopped sending may have got there all the same: then the partner is told by a Cancel. */
function endOfRequest(
  claimed: Claimed,
  status: 'refused' | 'dead' | 'held',
  answer: Answer,
): { event: EventName; ambiguous: boolean } {
  if (status !== 'dead') return { event: 'delivery.requestRefused', ambiguous: false };
  return {
    event: 'delivery.requestUndelivered',
    ambiguous: claimed.ambiguous || answer.class === 'ambiguous',
  };
}
