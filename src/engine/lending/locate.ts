/** A partner's request is matched against our own shelves, and answered by itself where the library's rules say so. */

import { titleKey } from '../../catalogue/keys.js';
import type { HoldingView } from '../../contract/local-views.js';
import { type AutomaticAnswer, automaticAnswer, type StaffDecide } from '../../domain/fulfilment/automatic-answer.js';
import { type HoldingMatch, identifiersIn } from '../../domain/fulfilment/holdings.js';
import { answerByRule, type LocateRules, located } from '../../domain/fulfilment/locate.js';
import type { LineFacts } from '../../domain/request/line-facts.js';
import { rejectReason } from '../../domain/request/reasons.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { ActionName } from '../../domain/tables/tables.js';
import { message } from '../../words/message.js';
import { byClock } from '../deadlines/each-due.js';
import { type LastStep, outcomeOf, runOrder } from '../desk/run-order.js';
import { slipWriting } from '../desk/write-slip.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { ActOutcome } from '../model/orders.js';
import type { PartnerRecord } from '../model/records.js';
import type { StoreTransaction } from '../model/store.js';
import { atLibrary } from '../step/at-library.js';
import { stepsOfProfile } from '../step/profile-of.js';
import { openStep } from '../step/request-step.js';
import type { Cause, RequestStep } from '../step/step-in-hand.js';

/** One new request, once: whoever else was faster with it has it. Gives whether it was this one. */
export async function locate(
  context: EngineContext,
  partners: readonly PartnerRecord[],
  id: string,
  now: Date,
): Promise<boolean> {
  let promised: LineFacts | undefined;
  const isLooked = await context.store.transaction(async (tx) => {
    const loan = await tx.lockRequest(id);
    if (loan?.request.side !== 'lending' || loan.request.state !== 'created' || loan.request.facts.locate) return false;
    const requestStep = openStep(await atLibrary(context, loan.request.owner, tx.local), partners, loan, now);
    const rules = await tx.local.policies.inForce();
    const { leftOut } = stepsOfProfile(loan, partners);
    const partner = partners.find(({ code }) => code === loan.request.partnerCode);
    promised = await look(requestStep, tx, clock, now, {
      ...(leftOut.has('reject') ? {} : { rules }),
      ...(partner?.automaticAnswers ? { byItself: (kind) => !leftOut.has(answers[kind]) } : {}),
    });
    await tx.save(requestStep.decision());
    return true;
  });
  // After the commit: the slip says where the copy is, which is stored only then.
  if (promised) await runOrder(context, { id, actor: node }, slipWriting(context, 'incomingSlip', node, promised));
  return isLooked;
}

const node: Actor = { kind: 'system', name: 'Interlend' };
const answers: Record<AutomaticAnswer['kind'], ActionName> = { willSupply: 'willSupply', unfilled: 'reject' };

interface Answering {
  /** The rules of the library for what cannot be lent. */
  rules?: LocateRules;
  /** The partner gets automatic answers; whether this one is among its steps. */
  byItself?: (kind: AutomaticAnswer['kind']) => boolean;
}

const clock: Cause = { actorKind: 'system', actor: 'Interlend' };

/** By hand (R97, “Locate”): no rule answers, for a person is looking. */
export async function locateAgain(
  context: EngineContext,
  id: string,
  actor: Actor,
  lastStep: LastStep,
): Promise<ActOutcome> {
  const now = new Date();
  const attempted = await runOrder(context, { id, actor }, async (requestStep, tx) => {
    const { loan } = requestStep;
    if (loan.request.side !== 'lending' || loan.request.closedAt)
      return { kind: 'notAllowed', loan, reason: message('refusedOrder.locateOpenOnly') };
    await look(requestStep, tx, { actorKind: actor.kind, actor: actor.name }, now);
    return undefined;
  });
  return outcomeOf(context, attempted, lastStep, actor.desk);
}

/** Gives the rule and its facts when a copy was promised by itself. */
async function look(
  requestStep: RequestStep,
  tx: StoreTransaction,
  cause: Cause,
  now: Date,
  { rules, byItself }: Answering = {},
): Promise<Record<string, unknown> | undefined> {
  const { request, citation } = requestStep.loan;
  const matches = await tx.local.holdings.match(citation.bibliographic, { lentToo: true });
  const found = matches.map(({ holding, by, otherEdition }) => ({ holding: holding.id, by, otherEdition }));
  await tx.local.lending.keepCandidates(request.id, found);
  const facts = matches.map(({ holding, otherEdition }) => ({
    policy: holding.policy,
    lent: holding.lent,
    otherEdition,
  }));
  const result = located(facts);
  const date = now.toISOString();
  request.facts.locate = { at: date, result, items: matches.length };
  const told = { rule: byRule('lookedForHere'), date, result, items: matches.length };
  const own = byItself ? await ownAnswer(requestStep, tx, matches, now) : undefined;
  if (own && own.kind !== 'staff' && byItself?.(own.kind)) {
    const { kind, rule, ...more } = own;
    const why = { ...told, ...more, rule, setting: 'automaticAnswers', value: true };
    const reason = own.kind === 'unfilled' ? own.reason : undefined;
    const sent = reason ? { reason: rejectReason(reason)?.reasonUnfilled ?? reason } : {};
    const done = byClock(
      requestStep,
      answers[kind],
      { sent, ...(reason ? { mayBeUndone: true, local: { rejectReason: reason } } : {}) },
      why,
    );
    if (done) request.facts.answeredBy = rule;
    return done && kind === 'willSupply' ? { rule, setting: why.setting, value: true, date } : undefined;
  }
  const answer = rules && answerByRule(facts, rules);
  if (answer) {
    const { reason, rule, policy } = answer;
    const sent = { reason: rejectReason(reason)?.reasonUnfilled ?? reason };
    byClock(
      requestStep,
      'reject',
      { sent, local: { rejectReason: reason } },
      { ...told, rule, setting: policy, value: true },
    );
    return undefined;
  }
  // Where the partner gets automatic answers and this is none, staff read why.
  const why = own && message(`because.${own.kind === 'staff' ? own.why : 'leftToStaff'}`);
  const said = { ...cause, facts: told, ...(why ? { note: why } : {}) };
  if (result === 'notHeld' && request.state === 'created') requestStep.apply('markLocateFailed', {}, said);
  else if (result !== 'notHeld' && request.state === 'locateFailed') requestStep.apply('process', {}, said);
  else requestStep.note({ ...said, event: 'located' });
  return undefined;
}

async function ownAnswer(
  { loan: { request, citation } }: RequestStep,
  { local }: StoreTransaction,
  matches: readonly HoldingMatch<HoldingView>[],
  now: Date,
): Promise<AutomaticAnswer | StaffDecide> {
  const { bibliographic } = citation;
  const { title = '', subtitle } = bibliographic;
  const keys = [
    title,
    subtitle ? `${title} ${subtitle}` : '',
    title.replace(/\s+/g, ' ').split(/\s*[:;]\s+|\s[:;=]\s*/)[0] ?? '',
  ];
  const hand = await local.lending.atHand({
    request: request.id,
    holdings: matches.map(({ holding }) => holding.id),
    numbers: identifiersIn(bibliographic).map(({ kind, value }) => `${kind}:${value}`),
    titleKeys: [...new Set(keys.map(titleKey).filter(Boolean))],
  });
  return automaticAnswer({
    service: request.serviceType,
    copies: matches.map(({ holding: { id, barcode, policy, lent }, by, otherEdition }) => ({
      holding: id,
      barcode,
      policy,
      lent,
      by,
      otherEdition,
      ...hand.copies.get(id),
    })),
    promised: hand.promised,
    catalogued: hand.catalogued,
    now,
  });
}
