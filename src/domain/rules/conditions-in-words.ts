/** Conditions of rules in words. */
import { type Message, message } from '../../words/message.js';
import { type Condition, ruleFactRows, ruleOperatorRows } from './rule-conditions.js';

/** `User group is one of staff, faculty; Service type is one of Copy`. */
export const conditionsInWords = (conditions: readonly Condition[]): Message =>
  conditions
    .map(inWords)
    .reduce<Message | undefined>(
      (before, next) => (before ? message('ruleCondition.and', { before, next }) : next),
      undefined,
    ) ?? message('ruleCondition.always');

function inWords({ fact, operator, values = [] }: Condition): Message {
  const { label: named } = ruleFactRows[fact];
  const { label: compared } = ruleOperatorRows[operator];
  return values.length > 0
    ? message('ruleCondition.one', { fact: named, operator: compared, values: values.join(', ') })
    : message('ruleCondition.bare', { fact: named, operator: compared });
}
