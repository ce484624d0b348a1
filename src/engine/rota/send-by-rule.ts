import { byRule } from '../../domain/automatic-rules.js';
import { conditionsInWords } from '../../domain/conditions-in-words.js';
import type { RuleFacts } from '../../domain/rule-conditions.js';
import { sendsByItself } from '../../domain/sending-rules.js';
import type { LocalRecords } from '../local-records.js';
import { byItself } from '../step/follow-up.js';
import type { Workbench } from '../step/workbench.js';

/** Sends a new request to its first partner when a sending rule says so; the history names the rule. */
export async function sendByRule(
  bench: Workbench,
  rules: LocalRecords['rules'],
  facts: RuleFacts,
  now: Date,
): Promise<void> {
  if (bench.loan.request.state !== 'readyToSend') return;
  const partner = bench.active()?.partnerCode;
  const sending = sendsByItself(await rules.sendingRules(), { ...facts, ...(partner ? { partner } : {}) });
  if (!sending) return;
  const { id, name, conditions } = sending.rule;
  byItself(bench, 'send', {
    rule: byRule('sendingRule'),
    ruleName: name,
    setting: `sending rule ${id}`,
    value: conditionsInWords(conditions),
    date: now.toISOString(),
  });
}
