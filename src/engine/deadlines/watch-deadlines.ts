import { businessDaysAgo, withdrawAfter } from '../../domain/calendar/calendar.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import { historyName } from '../../domain/tables/events.js';
import { confirm } from '../../protocol/confirm.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import type { InitiatingMessage } from '../../protocol/messages.js';
import { because } from '../because.js';
import type { EngineContext } from '../engine-context.js';
import type { PartnerRecord } from '../model/records.js';
import type { StoreTransaction, WaitingMessage } from '../model/store.js';
import { earlyKeyOf, lendingKeyOf, unrecognised } from '../receiving/arrived-message.js';
import { applyStored, understoodAgain } from '../receiving/store-new-request.js';
import { rankAnew } from '../rota/rank-anew.js';
import { atLibrary } from '../step/at-library.js';
import { factsOfRota, followUp } from '../step/by-rule.js';
import { openStep } from '../step/request-step.js';
import { calendarsOf, latestOf } from './calendars.js';
import { countKept } from './each-due.js';

const rowsAtOnce = 100;

/** What time alone must do: withdraw requests that cannot be delivered, end the wait of messages that came early. */
export async function watchDeadlines(context: EngineContext, now: Date): Promise<{ withdrawn: number; early: number }> {
  return { withdrawn: await withdrawUndelivered(context, now), early: await endEarly(context) };
}

async function withdrawUndelivered(context: EngineContext, now: Date): Promise<number> {
  const days = context.settings.withdrawBusinessDays;
  const patience = new Date(now.getTime() - 60_000); // even with 0 business days a request gets a minute of tries
  const calendars = await calendarsOf(context);
  const cutoffs = calendars.all.map((each) => (days > 0 ? businessDaysAgo(now, days, each) : patience));
  const latest = latestOf(cutoffs);
  let done = 0;
  for (let after: string | undefined; ; ) {
    const candidates = await context.store.undeliveredRequests(latest, rowsAtOnce, after);
    const due = candidates
      .map((each) => ({ ...each, due: withdrawAfter(each.createdAt, days, calendars.of(each.owner)) }))
      .filter((each) => each.due <= now);
    const partners = due.length > 0 ? await context.book.all() : [];
    done += await countKept(
      context,
      due,
      ({ requestId }) => requestId,
      (tx, each) => withdraw(context, partners, tx, each, now),
      failedForOne(context),
    );
    after = candidates.at(-1)?.outboundId;
    if (candidates.length < rowsAtOnce) return done;
  }
}

async function withdraw(
  context: EngineContext,
  partners: readonly PartnerRecord[],
  tx: StoreTransaction,
  { outboundId, requestId, due }: { outboundId: string; requestId: string; due: Date },
  now: Date,
): Promise<boolean> {
  const loan = await tx.lockRequest(requestId);
  const row = loan && (await tx.lockUnsent(outboundId));
  if (!loan || !row) return false;
  await tx.settleOutbound(outboundId, undefined, 'withdrawn', because('undeliveredInTime'));
  const requestStep = openStep(await atLibrary(context, loan.request.owner, tx.local), partners, loan, now);
  await rankAnew(context, tx, requestStep, partners, now);
  const mayHaveIt = row.ambiguous || requestStep.active()?.lastStatus !== undefined;
  const known = { ...factsOfRota(requestStep), ambiguous: mayHaveIt };
  const applied = requestStep.apply(
    'delivery.requestUndelivered',
    { known },
    {
      actorKind: 'system',
      actor: 'Interlend',
      facts: {
        rule: byRule('undeliveredWithdrawn'),
        setting: 'INTERLEND_WITHDRAW_BUSINESS_DAYS',
        value: context.settings.withdrawBusinessDays,
        date: due.toISOString(),
        attempts: row.attempts,
      },
    },
  );
  if (applied.kind !== 'noRow')
    followUp(
      context,
      requestStep,
      historyName('borrowing', 'delivery.requestUndelivered', known),
      loan.request.state,
      now,
    );
  await tx.save(requestStep.decision(), { isLast: true });
  return true;
}

async function endEarly(context: EngineContext): Promise<number> {
  const due = await context.store.earlyDue(rowsAtOnce);
  const partners = due.length > 0 ? await context.book.all() : [];
  return countKept(
    context,
    due,
    ({ id }) => `waiting ${id}`,
    (tx, stored) => endWait(context, partners, tx, stored),
    failedForOne(context),
  );
}

async function endWait(
  context: EngineContext,
  partners: readonly PartnerRecord[],
  tx: StoreTransaction,
  stored: WaitingMessage,
): Promise<boolean> {
  const partner = partners.find((each) => each.code === stored.partnerCode);
  const { got } = await understoodAgain(context, stored);
  if (!partner || got.kind !== 'message') return false;
  const message = dialectOf(partner.dialect).reading(got.message as InitiatingMessage);
  const found = await tx.lockConversation(lendingKeyOf(partner.code, message), '');
  const waiting = await tx.waitingFor(earlyKeyOf(partner, message));
  if (!waiting.some((each) => each.id === stored.id)) return false; // its request came meanwhile and took it along
  if (found) {
    await applyStored(context, tx, { partner, partners }, stored, found.loan);
    return true;
  }
  const errors = unrecognised(
    'requestingAgencyRequestId',
    message.header.requestingAgencyRequestId,
    ': no such request',
  );
  const { xml } = confirm(message, { status: 'ERROR', errors }, new Date(), got.version);
  await tx.settleWaiting(stored.id, {
    outcome: 'refused',
    reason: because('requestNotInTime'),
    confirmation: xml,
  });
  return true;
}

const failedForOne = (context: EngineContext) => (error: unknown) =>
  context.log.error({ err: error }, 'What time alone must do failed for one row; it is tried again.');
