import { lendingDateProblems } from '../../domain/fulfilment/local-days.js';
import { asksForReason, type Reasons, withReasons, wordsOfReason } from '../../domain/request/library-reasons.js';
import { actionRow, type ChosenOrder, chooseVariant, isAction } from '../../domain/tables/staff-actions.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { onlyWhileUnsaid } from '../../domain/tables/undoing.js';
import { numberProblems } from '../before-sending/draft-problems.js';
import { makeReady, sendWhenRuled } from '../before-sending/make-ready.js';
import type { LocatedAtPartner } from '../catalogue/partner-catalogues.js';
import type { EngineContext } from '../engine-context.js';
import { factsOfOrder, type Meant, meaningOf } from '../fulfilment/circumstances.js';
import { looksAtItems, orderStepOf } from '../fulfilment/index.js';
import type { OrderAtHand } from '../fulfilment/local-step.js';
import { alreadyReported, reopenMarks, undoOver, type WithdrawableMessage, withdraw } from '../fulfilment/undo.js';
import { tooEarlyToDeclareLost } from '../lost/lost-early.js';
import type { ActionOrder, ActOutcome } from '../model/orders.js';
import type { ConversationRecord, PartnerRecord } from '../model/records.js';
import type { StepFacts } from '../model/step-facts.js';
import type { StoreTransaction } from '../model/store.js';
import { locatedBeforeSending, rotaAsLocated } from '../rota/located-now.js';
import { rankAnew } from '../rota/rank-anew.js';
import { atLibrary } from '../step/at-library.js';
import { followUp } from '../step/by-rule.js';
import { dueOnOpenDay, orderFacts } from '../step/order-facts.js';
import { stepsOfProfile } from '../step/profile-of.js';
import type { Cause, RequestStep } from '../step/step-in-hand.js';
import { askedSystem } from './asked-system.js';
import { deskOf, deskRefusal } from './desk-of.js';
import { readFields } from './fields.js';
import { type LastStep, outcomeOf, type RefusedOrder, runOrder, type Work } from './run-order.js';
import { closeByHand, dateMoves, missingItems, whyNotAllowed } from './why-not.js';

/**
 * One order of staff → step, history, outbox, in one transaction; the answer says who was faster or what is wrong.
 * `runOrder` finds the request, locks it, checks the version that was on the screen, and stores what `acting` made of it.
 */
export async function act(context: EngineContext, order: ActionOrder, lastStep: LastStep): Promise<ActOutcome> {
  const now = new Date();
  const { undoes, seenVersion, ...given } = order;
  const deskOrder = {
    ...given,
    // What an undo takes back is named by itself: a note that was written since does not matter.
    ...(undoes ? {} : { seenVersion }),
    withItems: looksAtItems.has(order.action),
    sharesCommit: sharesCommit.has(order.action),
  };
  const located = await locatedBeforeSending(context, order.id, order.action);
  const asked = await askedSystem(context, order, () =>
    runOrder(context, { ...deskOrder, trial: true }, acting(context, order, now), now),
  );
  const attempted = await runOrder(context, deskOrder, acting(context, asked?.order ?? order, now, located), now);
  if (attempted.kind !== 'done') await asked?.takeBack();
  return outcomeOf(context, attempted, lastStep, order.actor.desk);
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

type Order = Pick<ActionOrder, 'action' | 'fields' | 'actor' | 'because' | 'line' | 'undoes'>;

/** The steps of an order on the request in hand; each may refuse it. `located`: where the partners have it, asked before. */
export function acting(node: EngineContext, order: Order, now: Date, located: readonly LocatedAtPartner[] = []): Work {
  return async (requestStep, tx, partners) => {
    const context = await atLibrary(node, requestStep.loan.request.owner, tx.local);
    const meant = await understand({ context, order, now, requestStep, tx, partners });
    if (isRefused(meant)) return meant;
    const permitted = await permit(meant, located);
    if (isRefused(permitted)) return permitted;
    const read = await readForm(permitted);
    if (isRefused(read)) return read;
    const doubt = await askForConfirmation(read);
    if (doubt) return doubt;
    const decided = await decide(read);
    if (isRefused(decided)) return decided;
    return carryOut(decided);
  };
}

/** An order at its request, under the lock of the request. */
interface Given {
  context: EngineContext;
  order: Order;
  now: Date;
  requestStep: RequestStep;
  tx: StoreTransaction;
  partners: readonly PartnerRecord[];
}

/** With the action that it comes to. */
interface Understood extends Given {
  meant: Meant & { action: ActionName };
}

/** With the entry of the table that takes it, the message that it can still withdraw, and the line of the rota that it is about. */
interface Permitted extends Understood {
  chosen: ChosenOrder;
  unsaid?: WithdrawableMessage | undefined;
  line?: ConversationRecord | undefined;
}

/** With its form as it was read. */
interface Read extends Permitted {
  fields: Record<string, unknown>;
  reasons?: Reasons | undefined;
}

/** With what is to be sent, kept and written into the history. */
interface Decided extends Read {
  step: StepFacts;
  cause: Cause;
}

const isRefused = (result: object): result is RefusedOrder => 'kind' in result;

async function understand(given: Given): Promise<Understood | RefusedOrder> {
  const { context, order, now, requestStep, tx } = given;
  const { loan } = requestStep;
  const meant = await meaningOf(context, order, loan, tx.local, now);
  const { action } = meant;
  if (!isAction(loan.request.side, action)) return whyNotAllowed(given, action);
  const over = await undoOver(context, loan, action, order.undoes);
  if (over) return { kind: 'notAllowed', about: 'undo', loan, reason: over };
  return { ...given, meant: { ...meant, action } };
}

/** Whether a row of the table takes it now, from this person, at this desk. */
async function permit(understood: Understood, located: readonly LocatedAtPartner[]): Promise<Permitted | RefusedOrder> {
  const { context, order, now, requestStep, tx, partners, meant } = understood;
  const { loan } = requestStep;
  const { side, serviceType, state, owner } = loan.request;
  const { actor } = order;
  const { action } = meant;
  const known = await factsOfOrder(context, tx, loan, meant);
  if (side === 'borrowing' && leavesPartner.has(action)) await rankAnew(context, tx, requestStep, partners, now);
  if (side === 'borrowing') await rotaAsLocated(context, tx, requestStep, located, now);
  const line = loan.conversations.find(({ position }) => position === order.line);
  const facts = known.facts(requestStep, partners);
  const chosen = chooseVariant(side, serviceType, state, action, facts, {
    byRule: actor.kind === 'system',
    parcelInHand: line?.requestingAgencyRequestId !== undefined,
    leftOut: stepsOfProfile(loan, partners).leftOut,
  });
  if (!chosen) return whyNotAllowed(understood, action);
  const elsewhere = await deskRefusal(context, { side, action, actor, owner }, tx.local);
  if (elsewhere) return { kind: 'notAllowed', loan, reason: elsewhere };
  return { ...understood, chosen, unsaid: known.unsaid, line };
}

/** Orders of the borrower that go on to the next partner of the rota. */
const leavesPartner: ReadonlySet<string> = new Set<ActionName>(['reject', 'refuseConditions']);

async function readForm(permitted: Permitted): Promise<Read | RefusedOrder> {
  const { context, now, requestStep, tx, partners, meant, chosen } = permitted;
  const { request } = requestStep.loan;
  const { timeZone } = context.settings;
  const form = actionRow(request.side, chosen.action)?.fields ?? [];
  const reasons = asksForReason(form) ? await tx.local.reasons.inForce() : undefined;
  const rows = reasons ? withReasons(chosen.action, form, reasons) : form;
  const { fields, problems } = readFields(rows, meant.fields, timeZone);
  problems.push(...numberProblems(fields));
  if (request.side === 'lending')
    problems.push(...lendingDateProblems(chosen.action, fields, request.dueDate, now, timeZone));
  problems.push(...missingItems(chosen.action, fields, requestStep.loan, partners));
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { ...permitted, fields, reasons };
}

/** What comes too late, or leaves the two libraries out of step: staff confirm it, or learn why it is not possible. */
async function askForConfirmation(read: Read): Promise<RefusedOrder | undefined> {
  const { context, requestStep, partners, chosen, unsaid, fields } = read;
  const { loan } = requestStep;
  if (chosen.action === 'complete') return closeByHand({ loan, fields }, partners);
  if (onlyWhileUnsaid(loan.request.side, chosen.action, loan.request.state) && !unsaid)
    return { kind: 'notAllowed', loan, reason: alreadyReported(loan, partners) };
  return tooEarlyToDeclareLost(context, chosen.action, atHand(read));
}

const atHand = ({ context, order: { actor }, now, requestStep, tx, fields }: Read): OrderAtHand => ({
  context,
  loan: requestStep.loan,
  local: tx.local,
  fields,
  actor,
  desk: deskOf(context, actor),
  now,
});

/** What the records of this library do with it, and what the partner is therefore to read. */
async function decide(read: Read): Promise<Decided | RefusedOrder> {
  const { context, order, now, requestStep, tx, partners, meant, chosen, unsaid, fields, reasons } = read;
  const { loan } = requestStep;
  const { side } = loan.request;
  const { actor } = order;
  const done = await orderStepOf(side, chosen)?.(atHand(read));
  if (done && 'refused' in done) return done.refused;
  await reopenMarks(tx, requestStep, chosen.action);
  const withdraws = unsaid && actionRow(side, chosen.name)?.withdraws;
  const withdrawn = withdraws ? await withdraw(context, tx, requestStep, unsaid) : {};
  const currency = partners.find(({ code }) => code === loan.request.partnerCode)?.currency;
  const settings = { ...context.settings, currency: currency ?? context.settings.currency };
  const facts = orderFacts(chosen, fields, loan, now, settings, reasons);
  const open = await dueOnOpenDay(tx.local, loan, chosen.action, { ...facts.sent, ...done?.sent }, now);
  const isConfirmed = actor.kind !== 'staff' || fields['confirmed'] === true;
  if (open.movedTo && fields['dueDate'] !== undefined && !isConfirmed)
    return dateMoves(loan, facts.sent.dueDate ?? open.movedTo, open.movedTo, context.settings.timeZone);
  const words = reasons ? wordsOfReason(meant.action, fields['reason'], reasons) : {};
  return {
    ...read,
    step: {
      known: chosen.facts,
      sent: open.sent,
      local: { ...facts.local, ...done?.local },
      form: { ...fields, ...words },
    },
    cause: {
      actorKind: actor.kind,
      actor: actor.name,
      note: open.sent.note,
      facts: { ...open.because, ...order.because, ...meant.because, ...done?.because, ...withdrawn },
    },
  };
}

/** The step itself, and what follows by itself. */
async function carryOut(decided: Decided): Promise<RefusedOrder | undefined> {
  const { context, order, now, requestStep, tx, chosen, line, step, cause } = decided;
  const { actor } = order;
  const { state: from } = requestStep.loan.request;
  if (chosen.action === 'markReady' && from === 'created') {
    await makeReady(context, requestStep, tx, actor, now);
    return undefined;
  }
  const applied = requestStep.apply(chosen.action, step, cause, line);
  if (applied.kind === 'noRow') return whyNotAllowed(decided, chosen.action);
  const note = step.local?.internalNote;
  if (note) requestStep.remember({ text: note, active: false, authorKind: actor.kind, author: actor.name });
  followUp(context, requestStep, chosen.name, from, now);
  if (chosen.action === 'approve' || chosen.action === 'markReady')
    await sendWhenRuled(context, requestStep, tx, actor, now);
  return undefined;
}
