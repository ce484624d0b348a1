import { localDate } from '../../domain/calendar.js';
import { lendingDateProblems } from '../../domain/fulfilment/local-days.js';
import { asksForReason, withReasons, wordsOfReason } from '../../domain/library-reasons.js';
import { actionRow, allowedActions, type Circumstances, chooseVariant, isAction } from '../../domain/staff-actions.js';
import { stateRow } from '../../domain/states.js';
import type { ActionName } from '../../domain/tables.js';
import { isUndo, onlyWhileUnsaid } from '../../domain/undoing.js';
import { dialectOf } from '../../protocol/dialects/index.js';
import { type Message, message } from '../../words/message.js';
import { numberProblems } from '../before-sending/draft-problems.js';
import { makeReady, sendWhenRuled } from '../before-sending/make-ready.js';
import type { LocatedAtPartner } from '../catalogue/partner-catalogues.js';
import type { EngineContext } from '../engine-context.js';
import { lastWordOf, type NamesOfPartners, whoHasIt } from '../explain/who-has-it.js';
import { circumstancesOf, meaningOf } from '../fulfilment/circumstances.js';
import { looksAtItems, orderSteps } from '../fulfilment/index.js';
import type { OrderAtHand } from '../fulfilment/local-step.js';
import { reopenMarks, toldAlready, undoOver, withdraw } from '../fulfilment/undo.js';
import { tooEarlyToDeclareLost } from '../lost/lost-early.js';
import type { ActionOrder, ActOutcome } from '../model/orders.js';
import type { ConversationRecord, Loan, PartnerRecord } from '../model/records.js';
import { askedBehind } from '../rota/behind-broker.js';
import { locatedBeforeSending, rotaAsLocated } from '../rota/located-now.js';
import { rankAnew } from '../rota/rank-anew.js';
import { atLibrary } from '../step/at-library.js';
import { followUp } from '../step/by-rule.js';
import { dueOnOpenDay, orderFacts } from '../step/order-facts.js';
import { notTicked, type StepsOf, stepsOfProfile } from '../step/profile-of.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { attempt, type LastStep, outcomeOf, type RefusedOrder, type Work } from './attempt.js';
import { deskOf, deskRefusal } from './desk-of.js';
import { readFields } from './fields.js';

/** One order of staff → step, history, outbox, in one transaction; the answer says who was faster or what is wrong. */
export async function act(context: EngineContext, order: ActionOrder, lastStep: LastStep): Promise<ActOutcome> {
  const now = new Date();
  const { undoes, seenVersion, ...given } = order;
  const asked = {
    ...given,
    // What an undo takes back is named by itself: a note that was written since does not matter.
    ...(undoes ? {} : { seenVersion }),
    withItems: looksAtItems.has(order.action),
    sharesCommit: sharesCommit.has(order.action),
  };
  const located = await locatedBeforeSending(context, order.id, order.action);
  const work = acting(context, order, now, located);
  return outcomeOf(context, await attempt(context, asked, work, now), lastStep, order.actor.desk);
}

/** Orders that may share a commit with others (`model/writer.ts`). The rest hold something back from each other by locks. */
const sharesCommit: ReadonlySet<string> = new Set<ActionName>([
  'send',
  'willSupply',
  'ship',
  'receive',
  'returnToPartner',
  'checkIn',
]);

/** An action of the table on a request in hand: its variant, its form, its step and what follows by itself. `located`: asked before. */
export function acting(
  node: EngineContext,
  order: Pick<ActionOrder, 'action' | 'fields' | 'actor' | 'because' | 'line' | 'undoes'>,
  now: Date,
  located: readonly LocatedAtPartner[] = [],
): Work {
  const { actor } = order;
  return async (requestStep, tx, partners) => {
    const { loan } = requestStep;
    const context = await atLibrary(node, loan.request.owner, tx.local);
    const meant = await meaningOf(context, order, loan, tx.local, now);
    const { side, state: from } = loan.request;
    const { action } = meant;
    const notAllowed = () =>
      ({
        kind: 'notAllowed',
        loan,
        reason: whyNot(loan, action, stepsOfProfile(loan, partners), whoHasIt(loan, context.settings.name, partners)),
      }) as const;
    if (!isAction(side, action)) return notAllowed();
    const over = await undoOver(context, loan, action, order.undoes);
    if (over) return { kind: 'notAllowed', about: 'undo', loan, reason: over };
    const { unsaid, ...circumstances } = await circumstancesOf(context, tx, loan, { ...meant, action });
    if (side === 'borrowing' && leavesPartner.has(action)) await rankAnew(context, tx, requestStep, partners, now);
    if (side === 'borrowing') await rotaAsLocated(context, tx, requestStep, located, now);
    const line = loan.conversations.find(({ position }) => position === order.line);
    const inHand = line?.requestingAgencyRequestId !== undefined;
    const chosen = variantOf(requestStep, partners, { action, actor }, { ...circumstances, parcelInHand: inHand });
    if (!chosen) return notAllowed();
    const elsewhere = await deskRefusal(context, { side, action, actor, owner: loan.request.owner }, tx.local);
    if (elsewhere) return { kind: 'notAllowed', loan, reason: elsewhere };
    const form = actionRow(side, action)?.fields ?? [];
    const reasons = asksForReason(form) ? await tx.local.reasons.inForce() : undefined;
    const { fields, problems } = readFields(
      reasons ? withReasons(action, form, reasons) : form,
      meant.fields,
      context.settings.timeZone,
    );
    problems.push(...numberProblems(fields));
    if (side === 'lending')
      problems.push(...lendingDateProblems(chosen, fields, loan.request.dueDate, now, context.settings.timeZone));
    problems.push(...missingItems(chosen, fields, loan, partners));
    if (problems.length > 0) return { kind: 'invalid', problems };
    if (chosen === 'markReady' && from === 'created') {
      await makeReady(context, requestStep, tx, actor, now);
      return undefined;
    }
    const warned = chosen === 'complete' ? closeByHand({ loan, fields }, partners) : undefined;
    if (warned) return warned;
    const here = { context, loan, local: tx.local, fields, actor, desk: deskOf(context, actor), now };
    if (onlyWhileUnsaid(side, chosen, from) && !unsaid)
      return { kind: 'notAllowed', loan, reason: toldAlready(loan, partners) };
    const early = await tooEarlyToDeclareLost(context, chosen, here);
    if (early) return early;
    const done = await orderSteps[side][chosen]?.(here);
    if (done && 'refused' in done) return done.refused;
    await reopenMarks(tx, requestStep, chosen);
    const withdrawn =
      unsaid && actionRow(side, chosen)?.withdraws ? await withdraw(context, tx, requestStep, unsaid) : {};
    const because = { ...order.because, ...meant.because, ...done?.because, ...withdrawn };
    const facts = orderFacts(
      chosen,
      fields,
      loan,
      now,
      {
        ...context.settings,
        currency: partners.find(({ code }) => code === loan.request.partnerCode)?.currency ?? context.settings.currency,
      },
      reasons,
    );
    const open = await dueOnOpenDay(tx.local, loan, chosen, { ...facts.sent, ...done?.sent }, now);
    const { sent } = open;
    // Whoever names a date reads first that another one is sent.
    if (open.movedTo && fields['dueDate'] !== undefined && actor.kind === 'staff' && fields['confirmed'] !== true) {
      const day = localDate(new Date(facts.sent.dueDate ?? open.movedTo), context.settings.timeZone);
      const next = localDate(new Date(open.movedTo), context.settings.timeZone);
      const reason = message('refusedDate.movesToOpenDay', { day: { day }, next: { day: next } });
      return { kind: 'warned', about: 'doubt', loan, reason };
    }
    const local = { ...facts.local, ...done?.local };
    const applied = requestStep.apply(
      chosen,
      { sent, local, form: { ...fields, ...(reasons ? wordsOfReason(action, fields['reason'], reasons) : {}) } },
      { actorKind: actor.kind, actor: actor.name, note: sent.note, facts: { ...open.because, ...because } },
      line,
    );
    if (applied.kind === 'noRow') return notAllowed();
    if (local.internalNote)
      requestStep.remember({ text: local.internalNote, active: false, authorKind: actor.kind, author: actor.name });
    followUp(context, requestStep, chosen, from, now);
    if (chosen === 'approve' || chosen === 'markReady') await sendWhenRuled(context, requestStep, tx, actor, now);
    return undefined;
  };
}

/** A loan without a barcode cannot be received by a partner whose desk receives the items of a list. */
function missingItems(
  action: ActionName,
  { barcodes }: Readonly<Record<string, unknown>>,
  { request }: Loan,
  partners: readonly PartnerRecord[],
) {
  const partner = action === 'ship' ? partners.find(({ code }) => code === request.partnerCode) : undefined;
  if (!partner || !dialectOf(partner.dialect).needsItems || (Array.isArray(barcodes) && barcodes.length > 0)) return [];
  return [{ field: 'barcodes', problem: message('refusedShip.partnerNeedsItem', { partner: partner.name }) }];
}

/** Orders of the borrower that go on to the next partner of the rota. */
const leavesPartner: ReadonlySet<string> = new Set(['reject', 'refuseConditions']);

function variantOf(
  requestStep: RequestStep,
  partners: readonly PartnerRecord[],
  { action, actor }: Pick<ActionOrder, 'action' | 'actor'>,
  circumstances: Circumstances,
): ActionName | undefined {
  const { side, serviceType, state } = requestStep.loan.request;
  const active = requestStep.active();
  const { leftOut, checkedInMessage } = stepsOfProfile(requestStep.loan, partners);
  return chooseVariant(side, serviceType, state, action, {
    asked: active?.state === 'asked',
    partnerLeft: requestStep.nextListed() !== undefined,
    brokerGoesOn: askedOf(active, partners) !== undefined,
    isOverdue: isOverdue(requestStep.loan),
    lenderCheckedIn: active?.lastStatus === 'LoanCompleted',
    messageWished: checkedInMessage,
    byRule: actor.kind === 'system',
    leftOut,
    ...circumstances,
  });
}

/** The library behind a broker whose answer staff have before them. */
function askedOf(line: ConversationRecord | undefined, partners: readonly PartnerRecord[]): string | undefined {
  const partner = partners.find(({ code }) => code === line?.partnerCode);
  return partner && askedBehind(line, partner);
}

/** Past the lender's due date, or told so for this date already. */
function isOverdue({ request: { dueDate, facts } }: Loan): boolean {
  const told = facts.overdueSentAt ? Date.parse(facts.overdueSentAt) : 0;
  return dueDate !== undefined && dueDate.getTime() < Math.max(Date.now(), told);
}

/** In the words on the buttons; the names are sent beside it, with the request. */
function whyNot({ request }: Loan, action: string, steps: StepsOf, whose: Message): Message {
  const { side, serviceType, state } = request;
  const rows = allowedActions(side, serviceType, state, steps.leftOut);
  const possible = rows.length > 0 ? rows.map(({ label }) => label) : 'none';
  const reason = isUndo(side, action) ? undefined : notTicked(action, steps);
  const row = actionRow(side, action);
  return reason
    ? message('refusedOrder.notTickedPossible', { reason, possible })
    : message('refusedOrder.notPossible', {
        action: row ? row.label : action,
        state: stateRow(side, state).label,
        whose,
        possible,
      });
}

/** Where the partner's answer would close it by itself. */
const awaited = new Set(['returnedToPartner', 'passedOn', 'cancelRequested']);

/** Close while the partner still has something to say: staff read what it thinks before they do. */
function closeByHand(
  { loan, fields }: Pick<OrderAtHand, 'loan' | 'fields'>,
  partners: NamesOfPartners,
): RefusedOrder | undefined {
  if (!awaited.has(loan.request.state) || fields['confirmed'] === true) return undefined;
  const last = lastWordOf(loan, partners);
  const reason =
    loan.request.state === 'cancelRequested'
      ? message('refusedOrder.waitsCancel', { last })
      : message('refusedOrder.waitsCheckIn', { last });
  return { kind: 'warned', loan, reason, matchingAction: 'generalMessage' };
}
