/** Conditions of rules as the terminal and the history name them. */
import { say } from '../words/index.js';
import { type Condition, ruleFactRows, ruleOperatorRows } from './rule-conditions.js';

/** Conditions as a sentence: `User group is one of staff, faculty`. */
export const conditionsInWords = (conditions: readonly Condition[]): string =>
  conditions
    .map(({ fact, operator, values = [] }) =>
      [say(ruleFactRows[fact].label, 'en'), say(ruleOperatorRows[operator].label, 'en'), values.join(', ')]
        .filter(Boolean)
        .join(' '),
    )
    .join('; ') || 'always';
