import { type Condition, ruleFactRows, ruleOperatorRows } from '../../domain/rule-conditions.js';
import { useWords } from '../words/index.js';

/** Conditions as one sentence in the language of the page. */
export function useConditionsInWords(): (conditions: readonly Condition[]) => string {
  const { t, either } = useWords();
  return (conditions) =>
    conditions
      .map(({ fact, operator, values = [] }) =>
        t('rules.condition', {
          fact: either(ruleFactRows[fact]),
          operator: either(ruleOperatorRows[operator]),
          values: values.join(', '),
        }).trim(),
      )
      .join(' · ') || t('rules.always');
}
