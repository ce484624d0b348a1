/** Whether a new request goes to its first partner by itself, or waits at “Ready to be sent” for staff. */
import { decidingRule } from './first-that-fits.js';
import type { Condition, RuleFacts } from './rule-conditions.js';

export interface SendingRule {
  name: string;
  enabled: boolean;
  conditions: Condition[];
  /** Sent by itself when the rule fits. */
  sends: boolean;
}

/** The rule by which a request is sent without staff: the first that fits decides. Without one staff send. */
export function sendsByItself<Rule extends SendingRule>(
  rules: readonly Rule[],
  facts: RuleFacts,
): { rule: Rule } | undefined {
  const rule = decidingRule(rules, facts);
  return rule?.sends ? { rule } : undefined;
}
