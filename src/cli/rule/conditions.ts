import {
  type Condition,
  type RuleFact,
  type RuleOperator,
  ruleFactNames,
  ruleOperators,
} from '../../domain/rule-conditions.js';
import { Misused } from '../failures.js';

/** How `--when` is described in the help of every rule. */
export const whenSays = `a condition, "fact operator values", once for each; facts: ${ruleFactNames.join(', ')}; operators: ${ruleOperators.join(', ')}`;

/** What `--when` says of a rule that is changed: `always` takes the conditions away, nothing leaves them. */
export const conditionsFrom = (given: readonly string[] | undefined): Condition[] | undefined =>
  given?.length === 1 && given[0]?.trim() === 'always' ? [] : given?.map(conditionFrom);

/** `userGroup is staff, faculty` → a condition. */
export function conditionFrom(given: string): Condition {
  const [, fact = '', operator = '', listed = ''] = /^\s*(\w+)\s+(\w+)(?:\s+(.*))?$/.exec(given) ?? [];
  if (!isFact(fact) || !isOperator(operator))
    throw new Misused(`"${given}" is no condition.`, 'Write it as "userGroup is staff,faculty" or "language isEmpty".');
  const values = listed
    .split(',')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  return { fact, operator, ...(values.length > 0 ? { values } : {}) };
}

const isFact = (text: string): text is RuleFact => ruleFactNames.some((each) => each === text);
const isOperator = (text: string): text is RuleOperator => ruleOperators.some((each) => each === text);
