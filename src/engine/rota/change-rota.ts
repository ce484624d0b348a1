import type { LineFacts } from '../../domain/request/line-facts.js';
import { type Message, message } from '../../words/message.js';
import { type DeskOrder, type LastStep, outcomeOf, type RefusedOrder, runOrder, type Work } from '../desk/run-order.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ActOutcome, RotaWish } from '../model/orders.js';
import type { ConversationRecord, PartnerRecord } from '../model/records.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { mixedWithPractice } from './rota-for.js';
import { standBeforeNext } from './rota-moves.js';

/** Where partners may still be asked one after the other. */
const open = new Set([
  ...['created', 'pendingApproval', 'locateFailed', 'localHolding', 'badCitation', 'readyToSend', 'requestSent'],
  ...['requestAccepted', 'willSupply', 'conditional', 'retryLater', 'rejectedByPartner'],
]);
const linesAtMost = 200;

/** The partners still to be asked, in the given order: added, taken out, moved. Who was asked already stays as it was. */
export async function changeRota(
  context: EngineContext,
  order: DeskOrder & { lines: readonly RotaWish[] },
  lastStep: LastStep,
): Promise<ActOutcome> {
  return outcomeOf(
    context,
    await runOrder(context, order, changing(order.lines, order.actor)),
    lastStep,
    order.actor.desk,
  );
}

function changing(wishes: readonly RotaWish[], actor: Actor): Work {
  return async (requestStep, tx, partners) => {
    const { loan } = requestStep;
    const { request, conversations } = loan;
    if (request.side !== 'borrowing' || !open.has(request.state))
      return {
        kind: 'notAllowed',
        loan,
        reason: message('refusedRota.settled', { state: request.state }),
      };
    const unasked = conversations.filter(isUnasked);
    const refused = problemsOf(wishes, conversations, unasked, partners, requestStep);
    if (refused) return refused;
    const standsBefore = requestStep.active();
    const waits = !standsBefore || isUnasked(standsBefore) || standsBefore.state === 'passed';
    const kept = conversations.filter((each) => !isUnasked(each));
    const first = Math.max(0, ...kept.map((each) => each.position)) + 1;
    const ranked = standsAsRanked(wishes, unasked);
    const lines = wishes.map((wish, index) => lineOf(wish, first + index, unasked, actor, ranked));
    await tx.removeLines(
      request.id,
      unasked.map((each) => each.position),
    );
    conversations.splice(0, conversations.length, ...kept, ...lines);
    const cause = { actorKind: actor.kind, actor: actor.name } as const;
    if (waits) {
      request.activePosition = undefined;
      request.partnerCode = undefined;
      standBeforeNext(loan);
    }
    requestStep.note({ ...cause, event: 'rotaChanged', facts: changesOf(unasked, lines) });
    if (request.state === 'rejectedByPartner' && lines.length > 0) requestStep.apply('reactivate', {}, cause);
    return undefined;
  };
}

/** Nobody has learned of the request on this line. */
const isUnasked = (line: ConversationRecord) => line.state === 'listed' && line.requestingAgencyRequestId === undefined;

function problemsOf(
  wishes: readonly RotaWish[],
  all: readonly ConversationRecord[],
  unasked: readonly ConversationRecord[],
  partners: readonly PartnerRecord[],
  requestStep: RequestStep,
): RefusedOrder | undefined {
  const codes = wishes.map(({ partner }) => partner);
  const problem = (text: Message) => ({ field: 'rota', problem: text });
  const problems = [
    ...codes
      .filter((code, index) => codes.indexOf(code) !== index)
      .map((code) => problem(message('refusedRota.twice', { partner: code }))),
    ...codes.flatMap((code) => {
      const asked = all.find((each) => each.partnerCode === code && !isUnasked(each));
      if (asked) return [problem(message('refusedRota.askedAlready', { partner: code, state: asked.state }))];
      const usable = partners.some((each) => each.code === code && each.status === 'active' && each.lending);
      const listed = unasked.some((each) => each.partnerCode === code);
      return usable || listed ? [] : [problem(message('refusedRota.notLending', { partner: code }))];
    }),
    ...mixedWithPractice([...new Set([...asked(all), ...codes])], partners),
    ...(wishes.length > linesAtMost ? [problem(message('refusedRota.tooLong', { most: linesAtMost }))] : []),
    ...(wishes.length === 0 && requestStep.loan.request.state === 'readyToSend'
      ? [problem(message('refusedRota.empty'))]
      : []),
  ];
  return problems.length > 0 ? { kind: 'invalid', problems } : undefined;
}

const asked = (all: readonly ConversationRecord[]): string[] =>
  all.filter((each) => !isUnasked(each)).map(({ partnerCode }) => partnerCode);

/** Whether those who stay are in their order, with who is new behind them: else the order is staff's, and stays theirs. */
function standsAsRanked(wishes: readonly RotaWish[], unasked: readonly ConversationRecord[]): boolean {
  const is = wishes.map(({ partner }) => partner);
  const stay = unasked.map(({ partnerCode }) => partnerCode).filter((code) => is.includes(code));
  return stay.every((code, index) => is[index] === code);
}

/** A line keeps the reason it is there for; a new one says who added it and why. */
function lineOf(
  { partner, why }: RotaWish,
  position: number,
  unasked: readonly ConversationRecord[],
  actor: Actor,
  ranked: boolean,
): ConversationRecord {
  const known = unasked.find((each) => each.partnerCode === partner);
  const reason = why?.trim();
  const line: ConversationRecord = {
    position,
    partnerCode: partner,
    state: 'listed',
    answered: false,
    outSeq: 0,
    ...(known?.why ? { why: known.why } : {}),
    ...(known?.facts ? { facts: { ...known.facts } } : {}),
  };
  if (!ranked) {
    const { rankedIn: _order, ...facts } = line.facts ?? {};
    line.facts = { ...facts, byStaff: true };
  }
  if (known && reason) line.why = reason;
  if (!known) {
    const added = message('rotaReason.addedBy', { name: actor.name });
    line.why = reason ? message('said.labelled', { label: added, what: reason }) : added;
  }
  return line;
}

function changesOf(before: readonly ConversationRecord[], after: readonly ConversationRecord[]): LineFacts {
  const [was, is] = [before, after].map((lines) => lines.map((each) => each.partnerCode)) as [string[], string[]];
  return {
    added: is.filter((code) => !was.includes(code)),
    removed: was.filter((code) => !is.includes(code)),
    before: was,
    after: is,
  };
}
