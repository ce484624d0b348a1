import { ActionIcon, Button, Fieldset, MultiSelect, NativeSelect, TagsInput, Text } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import {
  type Condition,
  type RuleFact,
  type RuleOperator,
  ruleFactNames,
  ruleFactRows,
  ruleOperatorRows,
  ruleOperators,
} from '../../domain/rules/rule-conditions.js';
import { PartnersSelect } from '../parts/partner-choice.js';
import type { Drawn } from '../records/field-rows.js';
import { useWords } from '../words/index.js';
import classes from './conditions.module.css';
import { useKnownValues } from './known-values.js';

/** The conditions of a rule: what of a request, how compared, with which values. All must fit. */
export function Conditions({ value, problem, isLocked, change }: Drawn) {
  const { t, textOf } = useWords();
  const conditions = (Array.isArray(value) ? value : []) as Condition[];
  const known = useKnownValues();
  const put = (at: number, now: Condition) => change(conditions.map((each, place) => (place === at ? now : each)));
  return (
    <Fieldset legend={t('rules.conditions')} className={classes.box ?? ''} disabled={isLocked}>
      <Text size="sm" c="dimmed" mb="sm">
        {t(conditions.length === 0 ? 'rules.noConditions' : 'rules.allMustFit')}
      </Text>
      {conditions.map((condition, at) => {
        const number = { number: at + 1 };
        return (
          <fieldset key={at} className={classes.condition} aria-label={t('rules.conditionNumber', number)}>
            <NativeSelect
              aria-label={t('rules.fact', number)}
              value={condition.fact}
              onChange={(event) => put(at, { ...condition, fact: event.currentTarget.value as RuleFact, values: [] })}
              data={ruleFactNames.map((fact) => ({ value: fact, label: textOf(ruleFactRows[fact].label) }))}
            />
            <NativeSelect
              aria-label={t('rules.operator', number)}
              value={condition.operator}
              onChange={(event) => put(at, withOperator(condition, event.currentTarget.value as RuleOperator))}
              data={ruleOperators.map((operator) => ({
                value: operator,
                label: textOf(ruleOperatorRows[operator].label),
              }))}
            />
            {takesValues(condition.operator) ? (
              <OfCondition
                fact={condition.fact}
                label={t('rules.values', number)}
                known={known[condition.fact]}
                values={condition.values ?? []}
                change={(values) => put(at, { ...condition, values })}
              />
            ) : null}
            <ActionIcon
              variant="subtle"
              aria-label={t('rules.removeCondition', number)}
              onClick={() => change(conditions.filter((_, place) => place !== at))}
            >
              <IconX size={18} aria-hidden />
            </ActionIcon>
          </fieldset>
        );
      })}
      {problem ? (
        <Text size="sm" c="var(--mantine-color-error)" role="alert" mb="sm">
          {problem}
        </Text>
      ) : null}
      <Button
        variant="default"
        name="conditions"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => change([...conditions, { fact: 'serviceType', operator: 'is', values: [] }])}
      >
        {t('rules.addCondition')}
      </Button>
    </Fieldset>
  );
}

const takesValues = (operator: RuleOperator) => operator === 'is' || operator === 'isNot';
const withOperator = ({ fact, values = [] }: Condition, operator: RuleOperator): Condition =>
  takesValues(operator) ? { fact, operator, values } : { fact, operator };

interface OfConditionProps {
  fact: RuleFact;
  label: string;
  known: readonly { value: string; label: string }[] | undefined;
  values: string[];
  change(values: string[]): void;
}

/** Chosen where the values are known, typed where they are not. */
function OfCondition({ fact, label, known, values, change }: OfConditionProps) {
  const { t } = useWords();
  const shown = { 'aria-label': label, className: classes.values ?? '' };
  const same = { ...shown, value: values, onChange: change };
  const placeholder = values.length === 0 ? t('rules.chooseValues') : '';
  if (fact === 'partner') return <PartnersSelect {...shown} value={values} change={change} placeholder={placeholder} />;
  if (!known)
    return <TagsInput {...same} splitChars={[',', ';']} acceptValueOnBlur placeholder={t('rules.typeValues')} />;
  const others = values.filter((each) => !known.some(({ value }) => value === each));
  return (
    <MultiSelect
      {...same}
      data={[...known, ...others.map((value) => ({ value, label: value }))]}
      searchable
      placeholder={placeholder}
    />
  );
}
