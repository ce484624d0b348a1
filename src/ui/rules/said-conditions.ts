import { type Condition, type RuleFact, ruleFactRows, ruleOperatorRows } from '../../domain/rules/rule-conditions.js';
import { usePartners } from '../parts/partners-of.js';
import { useWords } from '../words/index.js';
import { useKnownValues } from './known-values.js';

/** Conditions as one sentence in the language of the page. `all`: every condition that will be put into words. */
export function useConditionsInWords(all: readonly Condition[]): (conditions: readonly Condition[]) => string {
  const { t, textOf } = useWords();
  const known = useKnownValues();
  const partners = usePartners(all.flatMap(({ fact, values = [] }) => (fact === 'partner' ? values : [])));
  const labelOf = (fact: RuleFact, value: string) =>
    (fact === 'partner' ? partners.get(value)?.name : known[fact]?.find((each) => each.value === value)?.label) ??
    value;
  return (conditions) =>
    conditions
      .map(({ fact, operator, values = [] }) =>
        t('rules.condition', {
          fact: textOf(ruleFactRows[fact].label),
          operator: textOf(ruleOperatorRows[operator].label),
          values: values.map((value) => labelOf(fact, value)).join(', '),
        }).trim(),
      )
      .join(' · ') || t('rules.always');
}
