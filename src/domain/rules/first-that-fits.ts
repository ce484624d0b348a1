/** What each rule of a list says of a request, where the first that fits decides alone. */
import { type Message, message } from '../../words/message.js';
import { conditionsInWords } from './conditions-in-words.js';
import { type Condition, fitAll, type RuleFacts, ruleFactRows } from './rule-conditions.js';

/** What one rule of a list says of a request. */
export interface RuleVerdict {
  rule: string;
  fits: boolean;
  /** It is what happens to this request. */
  used: boolean;
  why: Message;
}

export interface DecidingRule {
  name: string;
  enabled: boolean;
  conditions: readonly Condition[];
}

/** The rule that decides: the first that is on and fits. */
export const decidingRule = <Rule extends Omit<DecidingRule, 'name'>>(
  rules: readonly Rule[],
  facts: RuleFacts,
): Rule | undefined => rules.find(({ enabled, conditions }) => enabled && fitAll(conditions, facts));

/** In the order in which the rules are asked. `then`: that it fits and decides, and what it does then. */
export function firstThatFits<Rule extends DecidingRule>(
  rules: readonly Rule[],
  facts: RuleFacts,
  then: (rule: Rule) => Message,
): RuleVerdict[] {
  let decided: string | undefined;
  return rules.map((rule) => {
    const { name, enabled } = rule;
    if (!enabled) return { rule: name, fits: false, used: false, why: off };
    const missed = rule.conditions.filter((condition) => !fitAll([condition], facts));
    if (missed.length > 0) return { rule: name, fits: false, used: false, why: missedWords(missed, facts) };
    if (decided !== undefined) return { rule: name, fits: true, used: false, why: tooLate(decided) };
    decided = name;
    return { rule: name, fits: true, used: true, why: then(rule) };
  });
}

export const off = message('ruleTried.off');

export const tooLate = (decided: string): Message => message('ruleTried.tooLate', { decided });

/** Why conditions do not fit: what they ask for, and what the request has. */
export const missedWords = (missed: readonly Condition[], facts: RuleFacts): Message =>
  message('ruleTried.missed', {
    conditions: conditionsInWords(missed),
    known: missed.map(({ fact }) =>
      message('ruleTried.known', { fact: ruleFactRows[fact].label, value: facts[fact] || '–' }),
    ),
  });
