/** Conditions of rules: what is known of a request against the values that a rule names. */
import { type Message, message, worded } from '../../words/message.js';

export const ruleFactRows = worded(
  {
    partner: {},
    userGroup: {},
    serviceType: {},
    requestedFormat: {},
    pickupLocation: {},
    ownerLibrary: {},
    serviceLevel: {},
    language: {},
  } as const,
  { label: 'ruleFact' },
);

export type RuleFact = keyof typeof ruleFactRows;
export const ruleFactNames = Object.keys(ruleFactRows) as [RuleFact, ...RuleFact[]];

export const ruleOperatorRows = worded(
  {
    is: {},
    isNot: {},
    isEmpty: {},
    isNotEmpty: {},
  } as const,
  { label: 'ruleOperator' },
);
export type RuleOperator = keyof typeof ruleOperatorRows;
export const ruleOperators = Object.keys(ruleOperatorRows) as [RuleOperator, ...RuleOperator[]];

export interface Condition {
  fact: RuleFact;
  operator: RuleOperator;
  /** For `is` and `isNot`, in any case. */
  values?: string[];
}

/** What is known of a request; what is not known is empty. */
export type RuleFacts = Partial<Record<RuleFact, string>> & {
  /** The code of the patron’s group as it is on the record, where the library treats it as another group. */
  groupCode?: string;
};

/** All conditions fit; a rule without any fits always. */
export const fitAll = (conditions: readonly Condition[], facts: RuleFacts): boolean =>
  conditions.every((condition) => fits(condition, facts));

function fits({ fact, operator, values = [] }: Condition, facts: RuleFacts): boolean {
  const known = folded(facts[fact] ?? '');
  if (operator === 'isEmpty') return known === '';
  if (operator === 'isNotEmpty') return known !== '';
  // A rule that was written before the library made its groups still names the code of the record.
  const also = fact === 'userGroup' && facts.groupCode ? folded(facts.groupCode) : known;
  const isNamed = values.some((value) => folded(value) === known || folded(value) === also);
  return isNamed === (operator === 'is');
}

const folded = (value: string): string => value.trim().toLowerCase();

/** Why a rule cannot be kept: a condition that names no value could never fit, or would always. */
export function conditionProblem({ fact, operator, values = [] }: Condition): Message | undefined {
  const needsValues = operator === 'is' || operator === 'isNot';
  if (needsValues && values.length === 0) return message('refusedRule.valueNeeded', { fact: ruleFactRows[fact].label });
  if (!needsValues && values.length > 0)
    return message('refusedRule.takesNoValues', {
      fact: ruleFactRows[fact].label,
      operator: ruleOperatorRows[operator].label,
    });
  return undefined;
}
