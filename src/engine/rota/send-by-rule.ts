import { byRule } from '../../domain/automatic-rules.js';
import { conditionsInWords } from '../../domain/conditions-in-words.js';
import type { RuleFacts } from '../../domain/rule-conditions.js';
import { sendsByItself } from '../../domain/sending-rules.js';
import type { LocalRecords } from '../model/local-records.js';
import { byItself } from '../step/by-rule.js';
import type { RequestStep } from '../step/step-in-hand.js';

/** Sends a new request to its first partner when a sending rule says so; the history names the rule. */
export async function sendByRule(
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
