import type { LineFacts } from '../../domain/request/line-facts.js';
import { conditionsInWords } from '../../domain/rules/conditions-in-words.js';
import type { RuleFacts } from '../../domain/rules/rule-conditions.js';
import { sendsByItself } from '../../domain/rules/sending-rules.js';
import { byRule } from '../../domain/tables/automatic-rules.js';
import type { EngineContext } from '../engine-context.js';
import type { Actor } from '../model/actor.js';
import type { LocalRecords } from '../model/local-records.js';
import type { StoreTransaction } from '../model/store.js';
import { ruleFactsOf } from '../rota/rule-facts.js';
import { byItself } from '../step/by-rule.js';
import type { RequestStep } from '../step/step-in-hand.js';
import { citationDraftOf } from './citation-from.js';
import { fillsHere } from './fills-here.js';
import { type Finding, findingsOf } from './review.js';

/**
 * A request at Created goes on: to Ready to be sent, or first to staff with the reasons, or, when all that speaks against
 * it is a copy of our own, to Local holding.
 */
export async function makeReady(
  context: EngineContext,
  requestStep: RequestStep,
  tx: StoreTransaction,
  actor: Actor,
  now: Date,
): Promise<void> {
  const findings = await findingsOf(requestStep.loan, tx, now, context.settings.timeZone);
  const here =
    findings.every(({ reason }) => reason === 'localHolding') && (await fillsHere(requestStep.loan, tx.local, now));
  if (here) {
    requestStep.apply('markLocalHolding', {}, { actorKind: 'system', actor: 'Interlend', facts: here });
    return;
  }
  if (findings.length === 0) {
    requestStep.apply('markReady', {}, { actorKind: actor.kind, actor: actor.name });
    return sendWhenRuled(context, requestStep, tx, actor, now);
  }
  const event = findings.every(({ reason }) => reason === 'localHolding') ? 'markLocalHolding' : 'holdForApproval';
  requestStep.apply(event, {}, { actorKind: 'system', actor: 'Interlend', facts: whyOf(findings, now) });
  for (const { reason, says, facts } of findings) requestStep.mark({ reason, says, facts });
}

/** Sends what has become ready when a sending rule says so. */
export async function sendWhenRuled(
  context: EngineContext,
  requestStep: RequestStep,
  tx: StoreTransaction,
  actor: Actor,
  now: Date,
): Promise<void> {
  const { request, citation } = requestStep.loan;
  const draft = { ...citationDraftOf(citation, request.facts), serviceType: request.serviceType };
  await sendByRule(requestStep, tx.local.rules, await ruleFactsOf(context, draft, actor, tx.local, now), now);
}

/** For the history: what was found, and by which policy. */
function whyOf(findings: readonly Finding[], now: Date): LineFacts {
  const policy = findings.find((each) => each.policy)?.policy;
  return {
    rule: byRule('reviewBeforeSending'),
    ...(policy ? { setting: `policy ${policy.name}`, value: policy.value } : {}),
    date: now.toISOString(),
    findings: findings.map(({ reason, says, facts }) => ({ reason, text: says, ...facts })),
  };
}

/** Sends a new request to its first partner when a sending rule says so; the history names the rule. */
async function sendByRule(
  requestStep: RequestStep,
  rules: LocalRecords['rules'],
  facts: RuleFacts,
  now: Date,
): Promise<void> {
  if (requestStep.loan.request.state !== 'readyToSend') return;
  const partner = requestStep.active()?.partnerCode;
  const sending = sendsByItself(await rules.sendingRules(), { ...facts, ...(partner ? { partner } : {}) });
  if (!sending) return;
  const { id, name, conditions } = sending.rule;
  byItself(requestStep, 'send', {
    rule: byRule('sendingRule'),
    ruleName: name,
    setting: `sending rule ${id}`,
    value: conditionsInWords(conditions),
    date: now.toISOString(),
  });
}
