/** What each rule of a list says of a request, where the first that fits decides alone. */

import { say } from '../words/index.js';
import { conditionsInWords } from './conditions-in-words.js';
import type { RuleVerdict } from './rota-trial.js';
import { type Condition, fitAll, type RuleFacts, ruleFactRows } from './rule-conditions.js';
import type { Sentence } from './words.js';

export interface DecidingRule {
  name: string;
  enabled: boolean;
  conditions: readonly Condition[];
}

/** In the order in which the rules are asked. `then`: what a rule does when it decides, as the end of a sentence. */
export function firstThatFits<Rule extends DecidingRule>(
  rules: readonly Rule[],
  facts: RuleFacts,
  then: (rule: Rule) => Sentence,
): RuleVerdict[] {
  let decided: string | undefined;
  return rules.map((rule) => {
    const { name, enabled } = rule;
    if (!enabled) return { rule: name, fits: false, used: false, why: off };
    const missed = rule.conditions.filter((condition) => !fitAll([condition], facts));
    if (missed.length > 0) return { rule: name, fits: false, used: false, why: missedWords(missed, facts) };
    if (decided !== undefined) return { rule: name, fits: true, used: false, why: tooLate(decided) };
    decided = name;
    const { text, french } = then(rule);
    const why = { text: `It fits and decides: ${text}`, french: `Elle convient et décide : ${french}` };
    return { rule: name, fits: true, used: true, why };
  });
}

export const off: Sentence = { text: 'It is off.', french: 'Elle est désactivée.' };

export const tooLate = (decided: string): Sentence => ({
  text: `It fits, but “${decided}” decided before.`,
  french: `Elle convient, mais « ${decided} » a déjà décidé.`,
});

/** Why conditions do not fit: what they ask for, and what the request has. */
export function missedWords(missed: readonly Condition[], facts: RuleFacts): Sentence {
  const known = missed.map(({ fact }) => facts[fact] || '–');
  const has = missed.map(({ fact }, at) => `${say(ruleFactRows[fact].label, 'fr')} = ${known[at]}`);
  return {
    text: `It asks for: ${conditionsInWords(missed)}. The request has: ${known.join(', ')}.`,
    french: `Elle ne convient pas : ${has.join(', ')}.`,
  };
}
