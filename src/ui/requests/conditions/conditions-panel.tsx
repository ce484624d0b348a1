import { ActionIcon, Button, MultiSelect, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { type DayRange, daysOfRange } from '../../../domain/lists/request-lists.js';
import type { Thing } from '../../api/client.js';
import type { Address } from '../../parts/address.js';
import { DayInput } from '../../parts/day-input.js';
import { useWords } from '../../words/index.js';
import { useValueName } from '../facets.js';
import { isDayRange, type Question, type ShownFacet } from '../question.js';
import { isAskedOf, type ShownCondition, shownConditions } from './asked.js';
import classes from './conditions-panel.module.css';

interface ConditionsProps {
  question: Question;
  counts: Thing<'RequestCounts'> | undefined;
  address: Address;
}

/**
 * The conditions of a list, read as a sentence: *and* between them, any of several values within one, *not* turns one round, and
 * two may be joined by *or*. All of it is in the address, as ticks are.
 */
export default function ConditionsPanel({ question, counts, address }: ConditionsProps) {
  const { t } = useWords();
  const { ticked, ranges, not, either, activity } = question;
  const nameOf = (name: ShownCondition) => (isDayRange(name) ? t(`conditions.range_${name}`) : t(`list.facet_${name}`));
  const isSet = (name: ShownCondition) => (isDayRange(name) ? name in ranges : ticked[name].length > 0);
  /** Conditions that were added and have no value yet are not in the address. */
  const [begun, setBegun] = useState<readonly ShownCondition[]>([]);
  const shown = shownConditions.filter((name) => isAskedOf(activity, name) && (isSet(name) || begun.includes(name)));
  const ordered = [...shown.filter((name) => !either.includes(name)), ...shown.filter((name) => either.includes(name))];
  const free = shownConditions.filter((name) => isAskedOf(activity, name) && !shown.includes(name));
  const set = (change: Record<string, string | readonly string[] | undefined>) =>
    address.set({ ...change, after: undefined, page: undefined }, true);
  const turn = (name: ShownCondition, isTurned: boolean) =>
    set({ not: [...not.filter((each) => each !== name), ...(isTurned ? [name] : [])] });
  const remove = (name: ShownCondition) => {
    setBegun(begun.filter((each) => each !== name));
    set({
      [name]: undefined,
      not: not.filter((each) => each !== name),
      either: either.includes(name) ? undefined : either,
    });
  };
  const withValues = ordered.filter(isSet);
  return (
    <div className={classes.panel}>
      {ordered.map((name, at) => (
        <fieldset key={name} className={classes.condition} aria-label={nameOf(name)}>
          <span className={classes.join}>
            {at === 0 ? '' : either[1] === name ? t('conditions.or') : t('conditions.and')}
          </span>
          <span className={classes.name}>{nameOf(name)}</span>
          <Select
            aria-label={t('conditions.howOf', { facet: nameOf(name) })}
            className={classes.how ?? ''}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            value={not.includes(name) ? 'not' : 'is'}
            onChange={(value) => turn(name, value === 'not')}
            data={[
              { value: 'is', label: t(isDayRange(name) ? 'conditions.isBetween' : 'conditions.is') },
              { value: 'not', label: t(isDayRange(name) ? 'conditions.notBetween' : 'conditions.not') },
            ]}
          />
          {isDayRange(name) ? (
            <Days name={name} range={ranges[name]} label={nameOf(name)} set={(range) => set({ [name]: range })} />
          ) : (
            <Values
              name={name}
              label={nameOf(name)}
              values={ticked[name]}
              counts={counts}
              set={(values) => set({ [name]: values })}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('conditions.remove', { facet: nameOf(name) })}
            onClick={() => remove(name)}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </fieldset>
      ))}
      {ordered.length === 0 ? <p className={classes.none}>{t('conditions.none')}</p> : null}
      <div className={classes.foot}>
        <Select
          key={shown.length}
          aria-label={t('conditions.add')}
          placeholder={t('conditions.add')}
          leftSection={<IconPlus size={14} aria-hidden />}
          className={classes.add ?? ''}
          comboboxProps={{ withinPortal: false }}
          value={null}
          onChange={(value) => value && setBegun([...begun, value as ShownCondition])}
          data={free.map((value) => ({ value, label: nameOf(value) }))}
        />
        {activity === 'active' && withValues.length > 1 && either.length === 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={() => set({ either: withValues.slice(-2) })}>
            {t('conditions.join', {
              one: nameOf(withValues.at(-2) ?? 'state'),
              other: nameOf(withValues.at(-1) ?? 'state'),
            })}
          </Button>
        ) : null}
        {either.length > 0 ? (
          <Button variant="subtle" size="compact-sm" onClick={() => set({ either: undefined })}>
            {t('conditions.part')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

interface ValuesProps {
  name: ShownFacet;
  label: string;
  values: readonly string[];
  counts: ConditionsProps['counts'];
  set: (values: string[]) => void;
}

function Values({ name, label, values, counts, set }: ValuesProps) {
  const { t } = useWords();
  const valueName = useValueName();
  const known = counts?.facets[name] ?? [];
  const missing = values.filter((value) => !known.some((each) => each.value === value)).map((value) => ({ value }));
  const data = new Map([...known, ...missing].map((each) => [each.value, valueName(name, each)]));
  return (
    <MultiSelect
      aria-label={t('conditions.valuesOf', { facet: label })}
      className={classes.values ?? ''}
      searchable
      comboboxProps={{ withinPortal: false }}
      placeholder={values.length === 0 ? t('conditions.choose') : ''}
      value={[...values]}
      onChange={set}
      data={[...data].map(([value, said]) => ({ value, label: said }))}
    />
  );
}

interface DaysProps {
  name: DayRange;
  label: string;
  range: string | undefined;
  set: (range: string | undefined) => void;
}

function Days({ label, range = '', set }: DaysProps) {
  const { t } = useWords();
  const { from, until } = daysOfRange(range) ?? {};
  const say = (first: string | null | undefined, last: string | null | undefined) =>
    set(first || last ? `${first ?? ''}..${last ?? ''}` : undefined);
  return (
    <span className={classes.values}>
      <DayInput
        aria-label={t('conditions.fromOf', { facet: label })}
        value={from ?? null}
        onChange={(day) => say(day, until)}
      />
      {t('conditions.and')}
      <DayInput
        aria-label={t('conditions.untilOf', { facet: label })}
        value={until ?? null}
        onChange={(day) => say(from, day)}
      />
    </span>
  );
}
