import { byRule } from '../../domain/automatic-rules.js';
import type { House } from '../house.js';
import type { Actor } from '../ports.js';
import { ruleFactsOf } from '../rota/rule-facts.js';
import { sendByRule } from '../rota/send-by-rule.js';
import type { Workbench } from '../step/workbench.js';
import type { StoreTransaction } from '../store.js';
import { draftOf } from './citation-from.js';
import { fillsHere } from './fills-here.js';
import { type Finding, findingsOf } from './review.js';

/**
 * A request at Created goes on: to Ready to be sent, or first to staff with the reasons, or, when all that speaks against
 * it is a copy of our own, to Local holding.
 */
export async function makeReady(
  house: House,
  bench: Workbench,
  tx: StoreTransaction,
  actor: Actor,
  now: Date,
): Promise<void> {
  const findings = await findingsOf(bench.loan, tx, now, house.settings.timeZone);
  const here =
    findings.every(({ reason }) => reason === 'localHolding') && (await fillsHere(bench.loan, tx.local, now));
  if (here) {
    bench.apply('markLocalHolding', {}, { actorKind: 'system', actor: 'Interlend', facts: here });
    return;
  }
  if (findings.length === 0) {
    bench.apply('markReady', {}, { actorKind: actor.kind, actor: actor.name });
    return sendWhenRuled(house, bench, tx, actor, now);
  }
  const event = findings.every(({ reason }) => reason === 'localHolding') ? 'markLocalHolding' : 'holdForApproval';
  bench.apply(event, {}, { actorKind: 'system', actor: 'Interlend', facts: whyOf(findings, now) });
  for (const { reason, says, facts } of findings) bench.mark({ reason, says, facts });
}

/** Sends what has become ready when a sending rule says so. */
export async function sendWhenRuled(
  house: House,
  bench: Workbench,
  tx: StoreTransaction,
  actor: Actor,
  now: Date,
): Promise<void> {
  const { request, citation } = bench.loan;
  const draft = { ...draftOf(citation, request.facts), serviceType: request.serviceType };
  await sendByRule(bench, tx.local.rules, await ruleFactsOf(house, draft, actor, tx.local, now), now);
}

/** For the history: what was found, and by which policy. */
function whyOf(findings: readonly Finding[], now: Date): Record<string, unknown> {
  const policy = findings.find((each) => each.policy)?.policy;
  return {
    rule: byRule('reviewBeforeSending'),
    ...(policy ? { setting: `policy ${policy.name}`, value: policy.value } : {}),
    date: now.toISOString(),
    findings: findings.map(({ reason, says, facts }) => ({ reason, text: says, ...facts })),
  };
}
